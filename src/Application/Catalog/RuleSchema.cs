using System.Reflection;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Validators;

namespace McpServer.Application.Catalog;

/// <summary>
/// Writes the rules of a validator into the schema of what it validates, so that a model sees a limit instead of
/// hitting it. A rule that JSON Schema cannot say, or that holds only sometimes, stays a rule.
/// </summary>
internal static class RuleSchema
{
    public static void AddTo(JsonObject schema, Type type, IValidator validator)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return;
        }

        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            if (IsUnconditional(rule) && NameOf(type, rule.Member) is { } name && properties[name] is JsonObject member)
            {
                AddRule(schema, name, member, rule);
            }
        }
    }

    private static void AddRule(JsonObject schema, string name, JsonObject member, IValidationRule rule)
    {
        var isForEach = IsForEach(rule);
        var target = isForEach ? member["items"] as JsonObject : member;
        foreach (var component in rule.Components.Where(part => !part.HasCondition && !part.HasAsyncCondition))
        {
            if (target is null)
            {
                return;
            }

            if (!isForEach && component.Validator is INotEmptyValidator or INotNullValidator)
            {
                Require(schema, name);
            }

            if (ChildRules.Of(component.Validator) is { } child)
            {
                AddTo(target, rule.TypeToValidate, child);
            }
            else
            {
                RuleKeywords.AddTo(target, component.Validator);
            }
        }
    }

    private static bool IsUnconditional(IValidationRule rule) =>
        rule is { HasCondition: false, HasAsyncCondition: false } && (rule.RuleSets is null or { Length: 0 });

    private static bool IsForEach(IValidationRule rule) =>
        Array.Exists(
            rule.GetType().GetInterfaces(),
            contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICollectionRule<,>)
        );

    private static string? NameOf(Type type, MemberInfo? member) =>
        ToolJson
            .Options.GetTypeInfo(type)
            .Properties.FirstOrDefault(property => (property.AttributeProvider as MemberInfo)?.Name == member?.Name)
            ?.Name;

    private static void Require(JsonObject schema, string name)
    {
        if (schema["required"] is not JsonArray required)
        {
            schema["required"] = required = [];
        }

        if (!required.Any(known => (string?)known == name))
        {
            required.Add(name);
        }
    }
}

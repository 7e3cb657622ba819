using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;

namespace McpServer.Application.Catalog;

/// <summary>The validator inside a rule that has one: <c>SetValidator</c> or <c>ChildRules</c>.</summary>
internal static class ChildRules
{
    /// <summary>Null when there is none, or when it depends on the value.</summary>
    public static IValidator? Of(IPropertyValidator rule)
    {
        if (rule is not IChildValidatorAdaptor)
        {
            return null;
        }

        // The adaptor is generic in types that only it knows.
        var get = rule.GetType().GetMethod("GetValidator", BindingFlags.Public | BindingFlags.Instance);
        if (get?.GetParameters() is not [var context, var value])
        {
            return null;
        }

        try
        {
            var nothing = value.ParameterType.IsValueType ? Activator.CreateInstance(value.ParameterType) : null;
            return get.Invoke(rule, [Activator.CreateInstance(context.ParameterType, [null]), nothing]) as IValidator;
        }
        catch (Exception exception) when (exception is TargetInvocationException or MissingMethodException)
        {
            // It chooses by the value, so that no schema could say it.
            return null;
        }
    }
}

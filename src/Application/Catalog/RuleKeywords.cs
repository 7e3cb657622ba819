using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation.Validators;

namespace McpServer.Application.Catalog;

/// <summary>The keywords of JSON Schema (2020-12) that say what one rule says.</summary>
internal static class RuleKeywords
{
    public static void AddTo(JsonObject schema, IPropertyValidator rule)
    {
        switch (rule)
        {
            case INotEmptyValidator:
                NotEmpty(schema);
                break;
            case ILengthValidator length when Is(schema, "string"):
                Raise(schema, "minLength", length.Min);
                if (length.Max > 0)
                {
                    Lower(schema, "maxLength", length.Max);
                }

                break;
            case IBetweenValidator between:
                var isInclusive = rule is IInclusiveBetweenValidator;
                Number(schema, isInclusive ? "minimum" : "exclusiveMinimum", between.From);
                Number(schema, isInclusive ? "maximum" : "exclusiveMaximum", between.To);
                break;
            case IComparisonValidator { MemberToCompare: null } comparison:
                Compare(schema, comparison);
                break;
            case IRegularExpressionValidator pattern when Is(schema, "string"):
                if (PortablePattern.Of(rule, pattern.Expression) is { } portable)
                {
                    schema.TryAdd("pattern", portable);
                }

                break;
            case IEmailValidator when Is(schema, "string"):
                schema.TryAdd("format", "email");
                break;
        }
    }

    private static void NotEmpty(JsonObject schema)
    {
        if (Is(schema, "string"))
        {
            Raise(schema, "minLength", 1);
        }
        else if (Is(schema, "array"))
        {
            Raise(schema, "minItems", 1);
        }
        else if (Is(schema, "object") && schema["properties"] is null)
        {
            Raise(schema, "minProperties", 1);
        }
    }

    private static void Compare(JsonObject schema, IComparisonValidator rule)
    {
        switch (rule.Comparison)
        {
            case Comparison.GreaterThan:
                Number(schema, "exclusiveMinimum", rule.ValueToCompare);
                break;
            case Comparison.GreaterThanOrEqual:
                Number(schema, "minimum", rule.ValueToCompare);
                break;
            case Comparison.LessThan:
                Number(schema, "exclusiveMaximum", rule.ValueToCompare);
                break;
            case Comparison.LessThanOrEqual:
                Number(schema, "maximum", rule.ValueToCompare);
                break;
            case Comparison.Equal:
            case Comparison.NotEqual:
                break;
        }
    }

    // Dates have no such keyword in JSON Schema: the rule says it when it is broken.
    private static void Number(JsonObject schema, string keyword, object? limit)
    {
        if (limit is IConvertible and not string and not DateTime && (Is(schema, "integer") || Is(schema, "number")))
        {
            schema[keyword] = JsonSerializer.SerializeToNode(limit, limit.GetType());
        }
    }

    private static void Raise(JsonObject schema, string keyword, int least)
    {
        if (least > ((int?)schema[keyword] ?? 0))
        {
            schema[keyword] = least;
        }
    }

    private static void Lower(JsonObject schema, string keyword, int most)
    {
        if (most < ((int?)schema[keyword] ?? int.MaxValue))
        {
            schema[keyword] = most;
        }
    }

    private static bool Is(JsonObject schema, string type) =>
        schema["type"] switch
        {
            JsonValue one => (string?)one == type,
            JsonArray several => several.Any(one => (string?)one == type),
            _ => false,
        };
}

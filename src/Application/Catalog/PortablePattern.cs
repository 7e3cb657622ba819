using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation.Validators;

namespace McpServer.Application.Catalog;

/// <summary>A pattern of .NET as one of ECMA-262, which JSON Schema uses.</summary>
internal static partial class PortablePattern
{
    /// <summary>Null when the other language cannot say it, or not surely the same.</summary>
    public static string? Of(IPropertyValidator rule, string? expression)
    {
        if (expression is null || OptionsOf(rule) is not (RegexOptions.None or RegexOptions.CultureInvariant))
        {
            return null;
        }

        var anchored = Anchor().Replace(expression, match => match.Value is @"\A" ? "^" : "$");
        return Foreign().IsMatch(anchored) ? null : anchored;
    }

    // A pattern that ignores case would refuse, as a schema, what the rule lets through.
    private static RegexOptions? OptionsOf(IPropertyValidator rule)
    {
        var field = rule.GetType()
            .GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(field => field.FieldType.IsAssignableTo(typeof(Delegate)));
        return (field?.GetValue(rule) as Delegate)?.DynamicInvoke([null]) is Regex regex
            ? regex.Options & ~RegexOptions.Compiled
            : null;
    }

    // An escaped backslash before the letter is a backslash and a letter.
    [GeneratedRegex(@"(?<=(?<!\\)(\\\\)*)\\[AzZ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    // Inline options, atomic groups, conditions, balancing groups, Unicode classes and \G are .NET's own.
    [GeneratedRegex(@"\(\?([a-zA-Z\-]|>|\(|'|<[^=!])|\\[pPGkK]|\[[^\]]*-\[", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foreign();
}

using System.Globalization;
using FluentValidation.Resources;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Says what a rule expects, in place of FluentValidation's sentences: those repeat the value, and arguments are
/// never returned.
/// </summary>
internal sealed class RuleMessages : LanguageManager
{
    private static readonly (string Rule, string Expected)[] Expectations =
    [
        ("NotEmptyValidator", "a value that is not empty"),
        ("NotNullValidator", "a value"),
        ("MaximumLengthValidator", "at most {MaxLength} characters"),
        ("MinimumLengthValidator", "at least {MinLength} characters"),
        ("LengthValidator", "{MinLength} to {MaxLength} characters"),
        ("ExactLengthValidator", "exactly {MaxLength} characters"),
        ("GreaterThanValidator", "more than {ComparisonValue}"),
        ("GreaterThanOrEqualValidator", "{ComparisonValue} or more"),
        ("LessThanValidator", "less than {ComparisonValue}"),
        ("LessThanOrEqualValidator", "{ComparisonValue} or less"),
        ("InclusiveBetweenValidator", "{From} to {To}"),
        ("ExclusiveBetweenValidator", "more than {From} and less than {To}"),
        ("RegularExpressionValidator", "text that matches {RegularExpression}"),
        ("EmailValidator", "an e-mail address"),
        ("EnumValidator", "one of the values of the input schema"),
        ("PrecisionScaleValidator", "at most {ExpectedPrecision} digits, {ExpectedScale} of them decimals"),
        ("PredicateValidator", "a value that satisfies the rule of {PropertyName}"),
        ("AsyncPredicateValidator", "a value that satisfies the rule of {PropertyName}"),
        ("EqualValidator", "the same as {ComparisonValue}"),
        ("NotEqualValidator", "anything but {ComparisonValue}"),
    ];

    public RuleMessages()
    {
        Culture = CultureInfo.InvariantCulture;
        foreach (var (rule, expected) in Expectations)
        {
            AddTranslation("en", rule, expected);
        }
    }
}

using System.Text.RegularExpressions;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Catalog;

public sealed class RuleSchemaTests
{
    [Fact]
    public void A_text_that_must_not_be_empty_has_a_length_and_is_required() =>
        Assert.Equal(
            """{"type":"string","minLength":1}""",
            Property("name", rules => rules.RuleFor(request => request.Name).NotEmpty(), out var required)
                + (required.Contains("name") ? string.Empty : " but is not required")
        );

    [Fact]
    public void Lengths_are_told_and_the_narrowest_wins() =>
        Assert.Equal(
            """{"type":"string","minLength":2,"maxLength":10}""",
            Property("name", rules => rules.RuleFor(request => request.Name).Length(2, 20).MaximumLength(10))
        );

    [Fact]
    public void A_pattern_is_told_in_the_language_of_schemas() =>
        Assert.Equal(
            """{"type":"string","pattern":"^[A-Z]{2}$"}""",
            Property("name", rules => rules.RuleFor(request => request.Name).Matches(@"\A[A-Z]{2}\z"))
        );

    [Theory]
    [InlineData("(?i)abc", RegexOptions.None)]
    [InlineData(@"\p{Lu}+", RegexOptions.None)]
    [InlineData("(?>a+)b", RegexOptions.None)]
    [InlineData("[a-z-[aeiou]]", RegexOptions.None)]
    [InlineData("abc", RegexOptions.IgnoreCase)]
    [InlineData("a b", RegexOptions.IgnorePatternWhitespace)]
    public void A_pattern_that_schemas_cannot_say_stays_a_rule(string pattern, RegexOptions options) =>
        Assert.Equal(
            """{"type":"string"}""",
            Property("name", rules => rules.RuleFor(request => request.Name).Matches(pattern, options))
        );

    [Fact]
    public void An_address_has_its_format() =>
        Assert.Equal(
            """{"type":"string","format":"email"}""",
            Property("name", rules => rules.RuleFor(request => request.Name).EmailAddress())
        );

    [Fact]
    public void A_range_is_told() =>
        Assert.Equal(
            """{"type":"integer","minimum":1,"maximum":99}""",
            Property("amount", rules => rules.RuleFor(request => request.Amount).InclusiveBetween(1, 99))
        );

    [Fact]
    public void Limits_that_are_not_reached_are_told_as_such() =>
        Assert.Equal(
            """{"type":"integer","exclusiveMinimum":0,"exclusiveMaximum":100}""",
            Property("amount", rules => rules.RuleFor(request => request.Amount).GreaterThan(0).LessThan(100))
        );

    [Fact]
    public void Limits_that_are_reached_are_told_as_such() =>
        Assert.Equal(
            """{"type":"number","minimum":0.5,"maximum":9.25}""",
            Property(
                "price",
                rules => rules.RuleFor(request => request.Price).GreaterThanOrEqualTo(0.5m).LessThanOrEqualTo(9.25m)
            )
        );

    [Fact]
    public void A_limit_for_a_date_stays_a_rule() =>
        Assert.Equal(
            """{"type":"string","format":"date"}""",
            Property("day", rules => rules.RuleFor(request => request.Day).GreaterThan(new DateOnly(2000, 1, 1)))
        );

    [Fact]
    public void Each_item_of_a_list_has_its_rule() =>
        Assert.Equal(
            """{"type":"array","items":{"type":"string","maxLength":5},"minItems":1}""",
            Property(
                "tags",
                rules =>
                {
                    rules.RuleFor(request => request.Tags).NotEmpty();
                    rules.RuleForEach(request => request.Tags).MaximumLength(5);
                }
            )
        );

    [Fact]
    public void Rules_of_a_record_inside_are_told() =>
        Assert.Contains(
            "\"quantity\":{\"type\":\"integer\",\"minimum\":1}",
            Property(
                "lines",
                rules =>
                    rules
                        .RuleForEach(request => request.Lines)
                        .ChildRules(line => line.RuleFor(part => part.Quantity).GreaterThanOrEqualTo(1))
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_rule_that_compares_two_arguments_stays_a_rule() =>
        Assert.Equal(
            """{"type":"integer"}""",
            Property("amount", rules => rules.RuleFor(request => request.Amount).LessThan(request => request.Most))
        );

    [Fact]
    public void A_rule_that_holds_only_sometimes_stays_a_rule() =>
        Assert.Equal(
            """{"type":"integer"}""",
            Property(
                "amount",
                rules => rules.RuleFor(request => request.Amount).LessThan(5).When(request => request.Name == "few")
            )
        );

    [Fact]
    public void A_rule_of_ones_own_stays_a_rule() =>
        Assert.Equal(
            """{"type":"string"}""",
            Property("name", rules => rules.RuleFor(request => request.Name).Must(name => name != "nobody"))
        );

    [Fact]
    public void A_rule_for_one_type_of_a_union_stays_a_rule() =>
        Assert.Equal(
            ToolSchema.OfArguments(typeof(SendParcel)).GetRawText(),
            ToolSchema.OfArguments(typeof(SendParcel), new SendParcel.Validator()).GetRawText()
        );

    private sealed record Line(int Quantity);

    private sealed record Order(
        int Amount,
        decimal Price,
        DateOnly Day,
        IReadOnlyList<string> Tags,
        IReadOnlyList<Line> Lines,
        int Most,
        string? Name = null
    );

    private static string Property(string name, Action<InlineValidator<Order>> write) => Property(name, write, out _);

    private static string Property(
        string name,
        Action<InlineValidator<Order>> write,
        out IReadOnlyList<string> required
    )
    {
        var rules = new InlineValidator<Order>();
        write(rules);
        var schema = ToolSchema.OfArguments(typeof(Order), rules);
        required = [.. SchemaCheck.RequiredBy(schema)];
        return schema.GetProperty("properties").GetProperty(name).GetRawText();
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using McpServer.Host.Logging;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Parsing;

namespace McpServer.Host.Tests.Logging;

/// <summary>A line is what Serilog's own formatter writes, but for the renderings (<c>@r</c>), which repeat what is there.</summary>
public sealed class JsonLinesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 14, 0, 0, 125, TimeSpan.FromHours(2));

    public static TheoryData<string> Values => [.. ByName.Keys];

    private static Dictionary<string, LogEventPropertyValue> ByName { get; } =
        new(StringComparer.Ordinal)
        {
            ["null"] = new ScalarValue(null),
            ["text"] = new ScalarValue("a \"b\" <c> ü 😀"),
            ["whole number"] = new ScalarValue(7),
            ["large number"] = new ScalarValue(long.MaxValue),
            ["number"] = new ScalarValue(0.125),
            ["no number"] = new ScalarValue(double.NaN),
            ["short number"] = new ScalarValue((short)-7),
            ["unsigned number"] = new ScalarValue(ulong.MaxValue),
            ["single"] = new ScalarValue(1.5f),
            ["decimal"] = new ScalarValue(1.5m),
            ["truth"] = new ScalarValue(true),
            ["enum"] = new ScalarValue(LogEventLevel.Error),
            ["span"] = new ScalarValue(TimeSpan.FromSeconds(90)),
            ["list"] = new SequenceValue([new ScalarValue(1), new ScalarValue("x")]),
            ["structure"] = new StructureValue([new("a", new ScalarValue(1))]),
            ["dictionary"] = new DictionaryValue([new(new ScalarValue("k"), new ScalarValue("v"))]),
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_serilog_does(string name)
    {
        var entry = Entry(LogEventLevel.Information, exception: null, new LogEventProperty("Value", ByName[name]));

        AssertSame(entry);
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose)]
    [InlineData(LogEventLevel.Debug)]
    [InlineData(LogEventLevel.Information)]
    [InlineData(LogEventLevel.Warning)]
    [InlineData(LogEventLevel.Error)]
    [InlineData(LogEventLevel.Fatal)]
    public void A_level_is_written_as_serilog_does(LogEventLevel level) =>
        AssertSame(Entry(level, new InvalidOperationException("x"), new LogEventProperty("@odd", new ScalarValue(1))));

    [Fact]
    public void Half_a_surrogate_pair_does_not_cost_the_line()
    {
        var line = LineOf(
            Entry(
                LogEventLevel.Information,
                exception: null,
                new LogEventProperty("Value", new ScalarValue("a\ud800b"))
            )
        );

        Assert.Equal("a\ufffdb", (string?)JsonNode.Parse(line)!["Value"]);
    }

    [Fact]
    public void Nor_does_it_in_a_name()
    {
        var odd = new DictionaryValue([new(new ScalarValue("k\ud800"), new ScalarValue(1))]);

        var line = LineOf(Entry(LogEventLevel.Information, exception: null, new LogEventProperty("Value", odd)));

        Assert.Equal(1, (int)JsonNode.Parse(line)!["Value"]!["k\ufffd"]!);
    }

    private static void AssertSame(LogEvent entry)
    {
        using var expected = new StringWriter();
        new CompactJsonFormatter().Format(entry, expected);
        var line = LineOf(entry);

        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.Equal(Known(expected.ToString()).ToJsonString(), Known(line).ToJsonString());
    }

    private static JsonNode Known(string line)
    {
        var json = JsonNode.Parse(line)!;
        // The same time, with more zeros.
        json["@t"] = DateTimeOffset.Parse((string)json["@t"]!, System.Globalization.CultureInfo.InvariantCulture);
        return json;
    }

    private static string LineOf(LogEvent entry)
    {
        using var output = new MemoryStream();
        new JsonLines(output).Emit(entry);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static LogEvent Entry(LogEventLevel level, Exception? exception, params LogEventProperty[] properties) =>
        new(
            At,
            level,
            exception,
            new MessageTemplateParser().Parse("It is {Value}"),
            properties,
            ActivityTraceId.CreateRandom(),
            ActivitySpanId.CreateRandom()
        );
}

using System.Text;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>Bodies by which a reader at the gate and one at the tool could come apart.</summary>
internal static class OddBodies
{
    private const string Launch = """{"name":"launch_rocket","arguments":{}META}""";
    private const string Count = """{"name":"count_down","arguments":{}META}""";
    private const string Call = $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{Launch}}}""";
    private const string CallOfCount = $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{Count}}}""";

    /// <summary>Nothing odd.</summary>
    public static OddBody OfTheRocket { get; } = new("nothing odd", Call, ReadAs.Launch);

    public static IEnumerable<OddBody> All => [.. OfNames, .. OfEnvelopes, .. OfText, .. OfLetters, .. OfBytes];

    private static IEnumerable<OddBody> OfNames =>
        [
            OddBody.Params("nothing odd, the rocket", Launch, ReadAs.Launch),
            OddBody.Params("nothing odd, the countdown", Count, ReadAs.Count),
            OddBody.Params(
                "name twice, the rocket last",
                """{"name":"count_down","name":"launch_rocket"META}""",
                ReadAs.Nothing
            ),
            OddBody.Params(
                "name twice, the rocket first",
                """{"name":"launch_rocket","name":"count_down"META}""",
                ReadAs.Nothing
            ),
            OddBody.Params("Name before name", """{"Name":"launch_rocket","name":"count_down"META}""", ReadAs.Nothing),
            OddBody.Params("NAME after name", """{"name":"count_down","NAME":"launch_rocket"META}""", ReadAs.Nothing),
            OddBody.Params("Name alone", """{"Name":"launch_rocket"META}""", ReadAs.Nothing),
            OddBody.Params(
                "name twice, once escaped",
                """{"name":"count_down","na\u006de":"launch_rocket"META}""",
                ReadAs.Nothing
            ),
            OddBody.Params("name escaped", """{"na\u006de":"launch_rocket"META}""", ReadAs.Launch),
            OddBody.Params("the rocket escaped", """{"name":"launch\u005frocket"META}""", ReadAs.Launch),
            OddBody.Params("name as a list", """{"name":["launch_rocket"]META}""", ReadAs.Nothing),
            OddBody.Params("params as a list", """["launch_rocket"]""", ReadAs.Nothing),
            OddBody.Params(
                "arguments twice",
                """{"name":"launch_rocket","arguments":{},"arguments":{"cargo":"x"}META}""",
                ReadAs.Nothing
            ),
            OddBody.Params(
                "an argument twice",
                """{"name":"launch_rocket","arguments":{"cargo":"a","cargo":"b"}META}""",
                ReadAs.Nothing
            ),
            OddBody.Params(
                "another call within the arguments",
                """{"name":"count_down","arguments":{"method":"tools/call","params":{"name":"launch_rocket"}}META}""",
                ReadAs.Count
            ),
        ];

    private static IEnumerable<OddBody> OfEnvelopes =>
        [
            new(
                "method twice, the call last",
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"tools/call","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "method twice, the call first",
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","method":"tools/list","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "Method after method",
                $$"""{"jsonrpc":"2.0","id":1,"method":"no/such","Method":"tools/call","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "Method alone",
                $$"""{"jsonrpc":"2.0","id":1,"Method":"tools/call","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "method in upper case",
                $$"""{"jsonrpc":"2.0","id":1,"method":"TOOLS/CALL","params":{{Launch}}}""",
                ReadAs.NoCall
            ),
            new(
                "method escaped",
                $$"""{"jsonrpc":"2.0","id":1,"m\u0065thod":"tools\/call","params":{{Launch}}}""",
                ReadAs.Launch
            ),
            new(
                "params twice, the rocket last",
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{Count}},"params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "params twice, the rocket first",
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{Launch}},"params":{{Count}}}""",
                ReadAs.Nothing
            ),
            new(
                "Params after params",
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{Count}},"Params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new(
                "id twice",
                $$"""{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/call","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new("no jsonrpc", $$"""{"id":1,"method":"tools/call","params":{{Launch}}}""", ReadAs.Nothing),
            new(
                "a call and a response in one",
                $$"""{"jsonrpc":"2.0","id":1,"result":{},"method":"tools/call","params":{{Launch}}}""",
                ReadAs.Nothing
            ),
            new("a batch", $"[{Call}]", ReadAs.Nothing),
            new("a batch, the countdown first", $"[{CallOfCount},{Call}]", ReadAs.Nothing),
            new("a batch within a batch", $"[[{Call}]]", ReadAs.Nothing),
            new("an empty batch", "[]", ReadAs.Nothing),
            new("two calls one after the other", $"{CallOfCount}{Call}", ReadAs.Nothing),
            new("two calls on two lines", $"{CallOfCount}\n{Call}", ReadAs.Nothing),
        ];

    private static IEnumerable<OddBody> OfText =>
        [
            new(
                "a comment",
                Call.Replace("\"params\"", "/* {} */\"params\"", StringComparison.Ordinal),
                ReadAs.Nothing
            ),
            new("a comment at the end", Call + "// {}", ReadAs.Nothing),
            new("a trailing comma", Call[..^1] + ",}", ReadAs.Nothing),
            new("single quotes", Call.Replace('"', '\''), ReadAs.Nothing),
            new("a key without quotes", Call.Replace("\"method\"", "method", StringComparison.Ordinal), ReadAs.Nothing),
            new("cut short", Call[..^1], ReadAs.Nothing),
            new("white space around", $"\r\n\t {Call} \n", ReadAs.Launch),
            OddBody.Params(
                "arguments a thousand deep",
                """{"name":"launch_rocket","arguments":{"cargo":"""
                    + new string('[', 1000)
                    + new string(']', 1000)
                    + "}META}",
                ReadAs.Nothing
            ),
        ];

    private static IEnumerable<OddBody> OfLetters =>
        [
            OddBody.Params("the rocket in upper case", """{"name":"LAUNCH_ROCKET"META}""", ReadAs.Unknown),
            OddBody.Params("the rocket and a space", """{"name":"launch_rocket "META}""", ReadAs.Unknown),
            OddBody.Params("the rocket and a zero", """{"name":"launch_rocket\u0000"META}""", ReadAs.Unknown),
            OddBody.Params("the rocket in letters that look alike", """{"name":"lаunch_rocket"META}""", ReadAs.Unknown),
            OddBody.Params("the rocket in wide letters", """{"name":"ｌaunch_rocket"META}""", ReadAs.Unknown),
            OddBody.Params("half a letter", """{"name":"launch_rocket\ud800"META}""", ReadAs.Nothing),
        ];

    private static IEnumerable<OddBody> OfBytes =>
        [
            new("a byte order mark", Call, ReadAs.Launch)
            {
                Encode = text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            },
            new("UTF-16", Call, ReadAs.Nothing) { Encode = Encoding.Unicode.GetBytes },
            new("UTF-32", Call, ReadAs.Nothing) { Encode = Encoding.UTF32.GetBytes },
            // 0xC1 0xA3 is an overlong 'c', which a lenient reader takes for the letter.
            new("an overlong letter", Call, ReadAs.Nothing)
            {
                Encode = text => Replaced(text, "launch", [0x6C, 0x61, 0x75, 0x6E, 0xC1, 0xA3, 0x68]),
            },
            new("a byte that begins no letter", Call, ReadAs.Nothing)
            {
                Encode = text => Replaced(text, "launch", [0x6C, 0x61, 0xFF, 0x75, 0x6E, 0x63, 0x68]),
            },
            new("a zero byte at the end", Call, ReadAs.Nothing)
            {
                Encode = text => [.. Encoding.UTF8.GetBytes(text), 0],
            },
        ];

    private static byte[] Replaced(string text, string part, byte[] by)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(text[..at]), .. by, .. Encoding.UTF8.GetBytes(text[(at + part.Length)..])];
    }
}

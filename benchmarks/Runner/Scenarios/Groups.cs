using System.Globalization;
using McpServer.Benchmarks.Load;
using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>The scenarios that are loads and nothing else.</summary>
internal static class Groups
{
    // Lists of thousands of tools take milliseconds; more connections would only queue.
    private const int ConnectionsOfCatalog = 4;

    private const long OneGibibyte = 1L << 30;

    private static readonly int[] CatalogSizes = [10, 100, 1000, 10_000];

    // The first is what the warm-up uses.
    private static readonly int[] ConnectionCounts = [16, 1, 64, 256];

    public static Group Quick(Lab lab) =>
        new("quick", [.. Each([Peer.Ours, Peer.Sdk, Peer.Raw], peer => Greet(lab, peer, 16))]);

    public static Group Calls(Lab lab)
    {
        Peer[] all = [Peer.Ours, Peer.Sdk, Peer.SdkAuth, Peer.FastMcp, Peer.Raw];
        Peer[] speakNewest = [Peer.Ours, Peer.Sdk, Peer.SdkAuth];
        return new(
            "calls",
            [
                .. ConnectionCounts.SelectMany(count => Each(all, peer => Greet(lab, peer, count))),
                .. Each(speakNewest, peer => Newest(lab, peer)),
            ]
        );
    }

    public static Group Answers(Lab lab)
    {
        Peer[] peers = [Peer.Team, Peer.Sdk, Peer.SdkAuth, Peer.FastMcp, Peer.Raw];
        return new(
            "answers",
            [
                .. Each(peers, peer => Answer(lab, peer, "answer_16k")),
                .. Each(peers, peer => Answer(lab, peer, "answer_128k")),
            ]
        );
    }

    // All sizes at once, so that they take turns too: a goal compares the largest with the smallest.
    public static Group Catalog(Lab lab) => new("catalog", [.. CatalogSizes.SelectMany(tools => Catalog(lab, tools))]);

    public static Group Refusals(Lab lab)
    {
        Peer[] peers = [Peer.Ours, Peer.SdkAuth];
        Shot With(Peer peer, string scenario, string? token, Expectation expected) =>
            new(scenario, [(lab.TextFor(peer) with { Token = token }).Call("greet")], expected);
        var forged = lab.Tokens.Forged(1000);
        return new(
            "refusals",
            [
                .. Each(peers, peer => With(peer, "served", lab.Tokens.Good, Shot.Greeted)),
                .. Each(peers, peer => With(peer, "401/no-token", null, new(401))),
                .. Each(
                    peers,
                    peer => With(peer, "401/forged", null, new(401)) with { Requests = TextsOf(lab, peer, forged) }
                ),
                (Peer.Ours, With(Peer.Ours, "403/step-up", lab.Tokens.Narrow, new(403))),
                (Peer.Ours, With(Peer.Ours, "hidden", lab.Tokens.Stranger, new(200, "There is no tool of that name."))),
                // The SDK knows one kind of refusal: an error with status 200.
                (Peer.SdkAuth, With(Peer.SdkAuth, "hidden", lab.Tokens.Stranger, new(200, "error"))),
            ]
        );
    }

    /// <summary>The shape of the TM Dev Lab's benchmark: 50 users of a tool that waits.</summary>
    public static Group Waiting(Lab lab)
    {
        Peer[] peers =
        [
            Peer.Team with
            {
                Memory = OneGibibyte,
            },
            Peer.Sdk with
            {
                Memory = OneGibibyte,
            },
            Peer.Team with
            {
                Cores = Workplace.TwoCores,
            },
            Peer.Sdk with
            {
                Cores = Workplace.TwoCores,
            },
        ];
        return new(
            "waiting",
            [
                .. Each(
                    peers,
                    peer => new Shot(
                        peer.Cores is null ? "wait/50-users" : "wait/50-users-2-cores",
                        [lab.TextFor(peer).Call("wait")],
                        Shot.Greeted
                    )
                    {
                        Connections = 50,
                    }
                ),
            ]
        );
    }

    /// <summary>One core and two, and on two cores nobody but the load generator beside.</summary>
    public static Group Cores(Lab lab) =>
        new(
            "cores",
            [
                .. Each([Peer.Ours], peer => Greet(lab, peer, 64) with { Scenario = "cores/1" }),
                .. Each(
                    [Peer.Ours with { Cores = Workplace.TwoCores }],
                    peer => Greet(lab, peer, 64) with { Scenario = "cores/2" }
                ),
            ]
        );

    public static byte[][] TextsOf(Lab lab, Peer peer, IEnumerable<string> tokens) =>
        [.. tokens.Select(token => (lab.TextFor(peer) with { Token = token }).Call("greet"))];

    public static Shot Greet(Lab lab, Peer peer, int connections) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"call/{connections}"),
            [lab.TextFor(peer).Call("greet")],
            Shot.Greeted
        )
        {
            Connections = connections,
        };

    private static IEnumerable<(Peer, Shot)> Catalog(Lab lab, int tools)
    {
        var size = tools.ToString(CultureInfo.InvariantCulture);
        Peer[] peers = [Peer.Team with { Tools = tools }, Peer.Sdk with { Tools = tools }];
        Shot Call(Peer peer) => Greet(lab, peer, ConnectionsOfCatalog) with { Scenario = $"call/{size}-tools" };
        Shot List(Peer peer) =>
            new($"list/{size}-tools", [lab.TextFor(peer).List()], new(200, "filler_00005"))
            {
                Connections = ConnectionsOfCatalog,
            };
        return [.. Each(peers, Call), .. Each(peers, List)];
    }

    private static Shot Newest(Lab lab, Peer peer) =>
        new("call/16-2026-07-28", [(lab.TextFor(peer) with { Version = McpText.Newest }).Call("greet")], Shot.Greeted);

    private static Shot Answer(Lab lab, Peer peer, string tool)
    {
        var text = lab.TextFor(peer);
        // Raw Kestrel does not look into the message.
        text = peer == Peer.Raw ? text with { Path = $"/{tool}" } : text;
        return new(tool, [text.Call(tool)], new(200, "xxEND"));
    }

    private static IEnumerable<(Peer, Shot)> Each(IEnumerable<Peer> peers, Func<Peer, Shot> shot) =>
        peers.Select(peer => (peer, shot(peer)));
}

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>Endpoint, origins, hosts and connections.</summary>
internal static class TransportRows
{
    private static readonly string[] Strangers = ["http://attacker.example", "https://attacker.example:8443", "null"];

    public static IEnumerable<Row> All =>
        [
            new("TR-01", HasOneEndpointAsync),
            new("TR-02", ChecksOriginAsync),
            new("TR-03", RefusesOriginWith403Async),
            new("TR-04", ListensLocallyAsync),
            new("TR-05", StopsRebindingAsync),
            new("TR-06", AuthenticatesAllAsync),
        ];

    private static async Task<string> HasOneEndpointAsync(Run run, CancellationToken cancellationToken)
    {
        var answer = await run.Server.AskAsync(run.Token, Message.List, cancellationToken);
        Expect.That(answer.IsGood && run.Tools.Count > 0, $"tools/list by POST was answered {answer}.");
        foreach (
            var path in new[] { $"{run.Options.Url.AbsolutePath.TrimEnd('/')}/{Run.Random(4)}", $"/{Run.Random(4)}" }
        )
        {
            var stray = await run.Server.AskAsync(
                run.Token,
                Message.List,
                cancellationToken,
                request => request.RequestUri = new(run.Options.Url, path)
            );
            run.NotServed(stray, $"POST {path}");
        }

        return $"POST {run.Options.Url.AbsolutePath}, {run.Tools.Count} tools; no other path answers.";
    }

    private static async Task<string> ChecksOriginAsync(Run run, CancellationToken cancellationToken)
    {
        var host = run.Options.Url.Authority;
        string[] origins = [.. Strangers, $"{run.Options.Url.Scheme}://{host}.attacker.example"];
        foreach (var origin in origins)
        {
            run.NotServed(
                await FromAsync(run, origin, run.Token, cancellationToken),
                $"A page of '{origin}' with a good token"
            );
        }

        return $"{origins.Length} strange origins are refused, with a good token too.";
    }

    private static async Task<string> RefusesOriginWith403Async(Run run, CancellationToken cancellationToken)
    {
        foreach (var token in new[] { run.Token, null })
        {
            var answer = await FromAsync(run, Strangers[0], token, cancellationToken);
            run.Refused(
                answer,
                $"A page of a strange origin {(token is null ? "without a token" : "with a good token")}",
                403
            );
            Expect.That(answer.Json?["id"] is null, "The JSON-RPC error for a strange origin has an id.");
        }

        return "403, with and without a token.";
    }

    private static async Task<string> ListensLocallyAsync(Run run, CancellationToken cancellationToken)
    {
        if (!run.Options.Url.IsLoopback)
        {
            throw new NotApplicableException($"{run.Options.Url.Host} is not this machine's own address.");
        }

        // 127.0.0.2 is answered by who listens on every address, also on a machine without a network.
        var addresses = NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => !IPAddress.IsLoopback(address))
            .Append(IPAddress.Parse("127.0.0.2"))
            .ToArray();
        foreach (var address in addresses)
        {
            Expect.That(
                !await AnswersAsync(address, run.Options.Url.Port, cancellationToken),
                $"The server listens on {address} as well, where others reach it."
            );
        }

        return $"{addresses.Length} other addresses of this machine do not answer.";
    }

    private static async Task<string> StopsRebindingAsync(Run run, CancellationToken cancellationToken)
    {
        if (!run.Options.Url.IsLoopback)
        {
            throw new NotApplicableException("DNS rebinding reaches servers on a person's own machine.");
        }

        var foreign = $"attacker.example:{run.Options.Url.Port}";
        var refused = await run.Server.AskAsync(
            run.Token,
            Message.List,
            cancellationToken,
            request =>
            {
                request.Headers.Host = foreign;
                request.Headers.TryAddWithoutValidation("Origin", $"http://{foreign}");
            }
        );
        var served = await run.Server.AskAsync(run.Token, Message.List, cancellationToken);

        run.NotServed(refused, $"A request for the host {foreign}");
        Expect.That(served.IsGood, $"A request for {run.Options.Url.Authority} was answered {served}.");
        return $"Host and origin {foreign}: {refused.Status}.";
    }

    private static async Task<string> AuthenticatesAllAsync(Run run, CancellationToken cancellationToken)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete, HttpMethod.Put })
        {
            var answer = await run.Server.SendAsync(
                Message.List,
                token: null,
                cancellationToken,
                run.Server.SessionOf(run.Token),
                request =>
                {
                    request.Method = method;
                    request.Content = null;
                }
            );
            run.Refused(answer, $"{method} without a token", 401, 404, 405);
        }

        var listen = await run.Server.SendAsync(new("subscriptions/listen", []), token: null, cancellationToken);
        run.Refused(listen, "subscriptions/listen without a token", 401);
        return "GET, DELETE, PUT and subscriptions/listen without a token open nothing.";
    }

    private static Task<Answer> FromAsync(Run run, string origin, string? token, CancellationToken cancellationToken)
    {
        void AddOrigin(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation("Origin", origin);
        return token is null
            ? run.Server.SendAsync(Message.List, null, cancellationToken, bend: AddOrigin)
            : run.Server.AskAsync(token, Message.List, cancellationToken, AddOrigin);
    }

    private static async Task<bool> AnswersAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        using var client = new TcpClient(address.AddressFamily);
        try
        {
            await client.ConnectAsync(address, port, limit.Token);
            return true;
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return false;
        }
    }
}

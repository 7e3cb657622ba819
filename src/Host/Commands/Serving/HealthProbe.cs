using System.Net;

namespace McpServer.Host.Commands.Serving;

/// <summary>What a server on this machine says of its health.</summary>
internal sealed record HealthProbe(bool IsWell, string Sentence)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<HealthProbe> AskAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        // One request to this machine: no proxy of the environment, no redirect.
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            return response.StatusCode == HttpStatusCode.OK
                ? new(IsWell: true, $"Well: {address} answers {status}.")
                : new(IsWell: false, $"Not well: {address} answers {status}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(IsWell: false, $"Not well: {address} does not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return new(IsWell: false, $"Not well: {address} cannot be reached ({exception.HttpRequestError}).");
        }
    }
}

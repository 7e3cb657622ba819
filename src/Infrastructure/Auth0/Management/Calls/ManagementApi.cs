using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.Infrastructure.Auth0.Management.Credentials;
using Polly.Timeout;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Sends calls to the Management API. What goes wrong is one sentence for a person.</summary>
internal sealed class ManagementApi(
    IHttpClientFactory clients,
    TenantAddress address,
    ManagementTokens tokens,
    RunHeaders headers,
    TenantFaults faults
)
{
    public const string ClientName = "Auth0 Management API";

    // The pipeline bounds the time of each attempt.
    public static void Configure(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    /// <summary>The answer; null when it is empty, or when what may be missing is.</summary>
    /// <exception cref="Application.Tenancy.TenantException">It was refused, or there was no answer.</exception>
    public async Task<JsonNode?> SendAsync(ManagementCall call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        using var first = await AskAsync(call, token, cancellationToken);
        if (
            first.StatusCode != HttpStatusCode.Unauthorized
            || await tokens.RenewAsync(token, cancellationToken) is not { } renewed
        )
        {
            return await ReadAsync(call, first, token, cancellationToken);
        }

        using var second = await AskAsync(call, renewed, cancellationToken);
        return await ReadAsync(call, second, renewed, cancellationToken);
    }

    private async Task<HttpResponseMessage> AskAsync(
        ManagementCall call,
        ManagementToken token,
        CancellationToken cancellationToken
    )
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(call.Method, new Uri(address.Api, call.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        headers.AddTo(request);
        request.Content = call.Body is { } body ? JsonContent.Create(body) : null;
        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException)
        {
            throw faults.NoAnswer(call.Words, exception);
        }
    }

    private async Task<JsonNode?> ReadAsync(
        ManagementCall call,
        HttpResponseMessage response,
        ManagementToken token,
        CancellationToken cancellationToken
    )
    {
        if (call.MayBeMissing && response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return body.Length == 0 ? null
                : ReplyJson.TryRead(body, out var json) ? json
                : throw faults.Unreadable(call.Words);
        }

        ReplyJson.TryRead(body, out var envelope);
        var message = ShownText.Of(envelope.Text("message"), token.Value);
        throw faults.Of(call, response.StatusCode, message, envelope.Text("errorCode"));
    }
}

using McpServer.Application.Ports;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Lets a person sign in on whatever device has a browser (RFC 8628).</summary>
internal sealed class DeviceSignIn(
    TokenEndpoint endpoint,
    IOptions<ManagementOptions> options,
    TenantAddress address,
    ISignInPrompt prompt,
    TokenFaults faults,
    IssuedTokens issued,
    TimeProvider clock
)
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";
    private const int DefaultInterval = 5;
    private const int DefaultLifetime = 900;

    // RFC 8628, section 3.5.
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    public async Task<ManagementToken> FetchAsync(CancellationToken cancellationToken)
    {
        var reply = await endpoint.PostAsync(
            TokenEndpoint.DevicePath,
            [
                new("client_id", options.Value.ClientId),
                new("scope", string.Join(' ', ManagementScopes.All)),
                new("audience", address.Api.AbsoluteUri),
            ],
            cancellationToken
        );
        if (
            !reply.IsGood
            || reply.Text("device_code") is not { } deviceCode
            || reply.Text("user_code") is not { } userCode
            || AddressIn(reply) is not { } verification
        )
        {
            throw faults.OfSignIn(reply);
        }

        prompt.Show(verification, userCode);
        var expiresAt = clock.GetUtcNow() + Seconds(reply, "expires_in", DefaultLifetime);
        return await PollAsync(deviceCode, Seconds(reply, "interval", DefaultInterval), expiresAt, cancellationToken);
    }

    private async Task<ManagementToken> PollAsync(
        string deviceCode,
        TimeSpan interval,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        while (clock.GetUtcNow() < expiresAt)
        {
            await Task.Delay(interval, clock, cancellationToken);
            var reply = await endpoint.PostAsync(
                TokenEndpoint.TokenPath,
                [new("grant_type", Grant), new("device_code", deviceCode), new("client_id", options.Value.ClientId)],
                cancellationToken
            );
            if (issued.Read(reply) is { } token)
            {
                return token;
            }

            if (reply.Error is "slow_down")
            {
                interval += SlowDown;
            }
            else if (reply.Error is not "authorization_pending" && !reply.IsOutage)
            {
                throw faults.OfSignIn(reply);
            }
        }

        throw TokenFaults.Expired();
    }

    private static TimeSpan Seconds(TokenReply reply, string name, int otherwise) =>
        TimeSpan.FromSeconds(reply.Number(name) is > 0 and var seconds ? seconds : otherwise);

    // It is shown to be opened: nothing but a web page may be.
    private static Uri? AddressIn(TokenReply reply) =>
        Uri.TryCreate(
            reply.Text("verification_uri_complete") ?? reply.Text("verification_uri"),
            UriKind.Absolute,
            out var verification
        ) && (verification.Scheme == Uri.UriSchemeHttps || verification.Scheme == Uri.UriSchemeHttp)
            ? verification
            : null;
}

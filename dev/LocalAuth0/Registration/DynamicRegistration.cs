using System.Security.Cryptography;
using McpServer.LocalAuth0.Control;
using McpServer.LocalAuth0.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Dynamic client registration (RFC 7591), open to everyone while it is switched on.</summary>
internal sealed class DynamicRegistration(TenantSwitches switches, ClientRegistry clients, TimeProvider clock)
{
    public const string Path = "/oidc/register";

    private const int LargestBody = 64 * 1024;

    private static readonly string[] AuthMethods =
    [
        "none",
        ClientAuthenticationMethods.ClientSecretPost,
        ClientAuthenticationMethods.ClientSecretBasic,
    ];

    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!switches.DynamicRegistration)
        {
            return Results.Json(
                new
                {
                    statusCode = StatusCodes.Status403Forbidden,
                    error = "Forbidden",
                    message = "Dynamic client registration is disabled",
                },
                statusCode: StatusCodes.Status403Forbidden
            );
        }

        if (await context.Request.Body.ReadAtMostAsync(LargestBody, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (ClientMetadataJson.Read(body) is not { } client)
        {
            return Refuse(RegistrationError.Metadata("The body must be a JSON object of client metadata."));
        }

        var method = client.TokenEndpointAuthMethod ?? ClientAuthenticationMethods.ClientSecretPost;
        if (!AuthMethods.Contains(method, StringComparer.Ordinal))
        {
            return Refuse(RegistrationError.Metadata($"token_endpoint_auth_method '{method}' is not supported."));
        }

        return ClientRules.FaultOf(client) is { } fault
            ? Refuse(fault)
            : Results.Json(
                await KeepAsync(client, method, cancellationToken),
                statusCode: StatusCodes.Status201Created
            );
    }

    private static IResult Refuse(RegistrationError error) =>
        Results.Json(error, statusCode: StatusCodes.Status400BadRequest);

    private async Task<Dictionary<string, object?>> KeepAsync(
        ClientMetadata client,
        string method,
        CancellationToken cancellationToken
    )
    {
        var clientId = $"tpc_{RandomNumberGenerator.GetString(Alphabet.LettersAndDigits, 32)}";
        var secret = method == "none" ? null : RandomNumberGenerator.GetString(Alphabet.LettersAndDigits, 64);
        await clients.KeepAsync(clientId, secret, client, cancellationToken);

        var answer = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["client_id"] = clientId,
            ["client_id_issued_at"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["client_name"] = client.ClientName ?? clientId,
            ["redirect_uris"] = client.RedirectUris,
            ["grant_types"] = ClientRules.GrantsOf(client),
            ["response_types"] = new[] { ResponseTypes.Code },
            ["token_endpoint_auth_method"] = method,
        };
        if (secret is not null)
        {
            answer["client_secret"] = secret;
            answer["client_secret_expires_at"] = 0;
        }

        return answer;
    }
}

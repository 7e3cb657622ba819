using McpServer.LocalAuth0.Management;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Dynamic client registration (RFC 7591), open to everyone while the tenant allows it.</summary>
internal sealed class DynamicRegistration(Tenant tenant, ClientRegistry clients, PlanLimits limits, TimeProvider clock)
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
        if (!(await tenant.SettingsAsync(cancellationToken)).AllowsRegistration)
        {
            return ManagementError.Of(
                StatusCodes.Status403Forbidden,
                "Dynamic client registration is disabled",
                "unauthorized_client"
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

        if (ClientRules.FaultOf(client) is { } fault)
        {
            return Refuse(fault);
        }

        return await limits.FaultOfOneMoreAsync(Collections.Clients, cancellationToken)
            ?? Results.Json(
                await KeepAsync(client, method, cancellationToken),
                statusCode: StatusCodes.Status201Created
            );
    }

    private static IResult Refuse(RegistrationError error) =>
        Results.Json(error, statusCode: StatusCodes.Status400BadRequest);

    private async Task<Dictionary<string, object?>> KeepAsync(
        ClientMetadata metadata,
        string method,
        CancellationToken cancellationToken
    )
    {
        var asked = ClientRules.Describe(metadata);
        asked["token_endpoint_auth_method"] = method;
        var client = await clients.KeepAsync(NewClient.Of(asked), cancellationToken);

        var answer = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["client_id"] = client.ClientId,
            ["client_id_issued_at"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["client_name"] = client.Name,
            ["redirect_uris"] = client.Callbacks,
            ["grant_types"] = client.GrantTypes,
            ["response_types"] = new[] { ResponseTypes.Code },
            ["token_endpoint_auth_method"] = method,
        };
        if (client.Secret is { } secret)
        {
            answer["client_secret"] = secret;
            answer["client_secret_expires_at"] = 0;
        }

        return answer;
    }
}

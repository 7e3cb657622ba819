using McpServer.Application.Tenancy;
using McpServer.Infrastructure.Auth0.Management.Calls;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Tells why there is no token, and what to do.</summary>
internal sealed class TokenFaults(IOptions<ManagementOptions> options, TenantFaults tenant)
{
    private const string SignIn = "sign in";

    public TenantException Of(TokenReply reply)
    {
        if (reply.IsOutage)
        {
            return tenant.NoAnswer(SignIn, reply.Cause);
        }

        if (reply.IsGood)
        {
            return tenant.Unreadable(SignIn);
        }

        var reason = Reason(reply);
        return reply.Error is "access_denied" or "invalid_client" or "unauthorized"
            ? new(
                $"The tenant does not accept the client id and secret{reason} Check AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, "
                    + "and that the application may use the Auth0 Management API."
            )
            : new(
                $"The tenant gives no token for its Management API{reason} Check that the application AUTH0_CLIENT_ID may use "
                    + "the Auth0 Management API, and that it has the grant Client Credentials."
            );
    }

    public TenantException OfSignIn(TokenReply reply)
    {
        if (reply.IsOutage)
        {
            return tenant.NoAnswer(SignIn, reply.Cause);
        }

        if (reply.IsGood)
        {
            return tenant.Unreadable(SignIn);
        }

        return reply.Error switch
        {
            "access_denied" => new("The sign-in was refused or cancelled: run the command again to start another one."),
            "expired_token" or "invalid_grant" => Expired(),
            _ => new(
                $"The tenant does not let you sign in{Reason(reply)} Check that AUTH0_CLIENT_ID is a native application with "
                    + "the grant Device Code, and that it may use the Auth0 Management API."
            ),
        };
    }

    public static TenantException Expired() =>
        new("Nobody signed in before the code expired: run the command again to get another one.");

    public static TenantException None() =>
        new(
            "There are no credentials for the Management API: set AUTH0_API_TOKEN to a token, set AUTH0_CLIENT_ID and "
                + "AUTH0_CLIENT_SECRET to those of a machine-to-machine application, or sign in yourself with --login "
                + "(and AUTH0_CLIENT_ID of a native application)."
        );

    private string Reason(TokenReply reply) =>
        ShownText.Of(reply.ErrorDescription ?? reply.Error, options.Value.ClientSecret) is { } text ? $": {text}" : ".";
}

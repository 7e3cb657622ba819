using System.Net;
using McpServer.Application.Tenancy;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Tells what went wrong with the tenant, and what to do, in one sentence or two.</summary>
internal sealed class TenantFaults(TenantAddress address)
{
    private const string Again = "run the command again; what was done is not done twice";

    public TenantException NoAnswer(string words, Exception? cause = null) =>
        new(
            $"The tenant does not answer at {address.Domain} (it was to {words}): check the domain and the network, then {Again}.",
            cause
        );

    public TenantException Unreadable(string words) =>
        new(
            $"What {address.Domain} answered when it was to {words} cannot be read: check that it is the domain of an Auth0 tenant, then {Again}."
        );

    public static TenantException Lacking(IEnumerable<string> scopes, string words) =>
        new(
            $"The credentials may not {words}, because they lack {string.Join(", ", scopes)}: grant that to the application "
                + "under Applications > APIs > Auth0 Management API > Application Access, or use other credentials, then run the command again."
        );

    public TenantException Of(ManagementCall call, HttpStatusCode status, string? message, string? errorCode) =>
        status switch
        {
            HttpStatusCode.Unauthorized => new(
                $"The tenant did not accept the token when it was to {call.Words}{Reason(message)} It is wrong or has expired: "
                    + "check AUTH0_API_TOKEN, or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, or sign in again with --login."
            ),
            HttpStatusCode.Forbidden
                when errorCode == "insufficient_scope" && ScopesIn(message) is { Length: > 0 } scopes => Lacking(
                scopes,
                call.Words
            ),
            HttpStatusCode.NotFound => new(
                $"The tenant could not {call.Words}{Reason(message)} Somebody may have removed it meanwhile: run the command again."
            ),
            HttpStatusCode.Conflict => new(
                $"{char.ToUpperInvariant(call.Thing[0])}{call.Thing[1..]} exists already; somebody made it meanwhile. Run the command again."
            ),
            HttpStatusCode.TooManyRequests => new(
                $"The tenant is asked too much, and refused several times to {call.Words}: wait a minute, then {Again}."
            ),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => NoAnswer(call.Words),
            _ => new($"The tenant refused to {call.Words}{Reason(message) ?? $" (status {(int)status})."}"),
        };

    private static string? Reason(string? message) => message is null ? null : $": {message}";

    // "Insufficient scope, expected any of: read:roles,read:role_members"
    private static string[] ScopesIn(string? message) =>
        [
            .. (message ?? string.Empty)
                .Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && at < word.Length - 1),
        ];
}

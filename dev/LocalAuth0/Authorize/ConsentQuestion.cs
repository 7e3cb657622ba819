using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>What a person is asked before an application gets a token.</summary>
internal sealed record ConsentQuestion(
    string ClientName,
    string ApiName,
    string RedirectHost,
    bool IsOnThisComputer,
    IReadOnlyList<ApiScope> Scopes,
    string Email
);

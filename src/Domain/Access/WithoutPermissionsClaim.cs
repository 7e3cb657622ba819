namespace McpServer.Domain.Access;

/// <summary>What a token without a <c>permissions</c> claim makes obtainable.</summary>
public enum WithoutPermissionsClaim
{
    /// <summary>Nothing: a tool that is not granted is hidden.</summary>
    HideTools,

    /// <summary>Everything: a client may ask for any scope, and the authorization server decides.</summary>
    OfferTools,
}

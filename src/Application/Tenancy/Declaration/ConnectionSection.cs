using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>A connection to promote to the level of the domain, named one way or the other.</summary>
public sealed record ConnectionSection
{
    [Description("The strategy, if the tenant has one such connection: auth0 for passwords, google-oauth2 for Google.")]
    public string? Strategy { get; init; }

    [Description("The name, such as Username-Password-Authentication.")]
    public string? Name { get; init; }
}

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>The ways to a token for the Management API, the one that is taken first before the others.</summary>
internal enum CredentialKind
{
    ApiToken,
    DeviceLogin,
    ClientCredentials,
    None,
}

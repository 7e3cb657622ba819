using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Keeps the token of this run; however many ask at once, it is fetched once.</summary>
internal sealed class ManagementTokens(
    IOptions<ManagementOptions> options,
    ClientCredentials client,
    DeviceSignIn person,
    TimeProvider clock
) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ManagementToken? _token;

    public CredentialKind Kind { get; } =
        options.Value switch
        {
            { ApiToken.Length: > 0 } => CredentialKind.ApiToken,
            { DeviceLogin: true } => CredentialKind.DeviceLogin,
            { ClientId.Length: > 0, ClientSecret.Length: > 0 } => CredentialKind.ClientCredentials,
            _ => CredentialKind.None,
        };

    /// <exception cref="Application.Tenancy.TenantException">There is none to be had.</exception>
    public Task<ManagementToken> GetAsync(CancellationToken cancellationToken) =>
        GetOtherThanAsync(refused: null, cancellationToken);

    /// <summary>Another token in place of one that was not accepted; null when there can be none.</summary>
    // Nobody is asked to sign in twice, and a token that was given stays what it is.
    public async Task<ManagementToken?> RenewAsync(ManagementToken refused, CancellationToken cancellationToken) =>
        Kind == CredentialKind.ClientCredentials ? await GetOtherThanAsync(refused, cancellationToken) : null;

    public void Dispose() => _gate.Dispose();

    private async Task<ManagementToken> GetOtherThanAsync(ManagementToken? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_token is not { } known || known == refused || !known.IsGoodAt(clock.GetUtcNow()))
            {
                _token = await FetchAsync(cancellationToken);
            }

            return _token;
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<ManagementToken> FetchAsync(CancellationToken cancellationToken) =>
        Kind switch
        {
            CredentialKind.ApiToken => Task.FromResult(
                new ManagementToken(options.Value.ApiToken, GrantedScopes.In(options.Value.ApiToken), goodUntil: null)
            ),
            CredentialKind.DeviceLogin => person.FetchAsync(cancellationToken),
            CredentialKind.ClientCredentials => client.FetchAsync(cancellationToken),
            CredentialKind.None => throw TokenFaults.None(),
        };
}

using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Ports;

/// <summary>
/// The Management API of the tenant. Everything that can go wrong out there is a <see cref="TenantException"/> with
/// one plain sentence.
/// </summary>
public interface ITenantManagement
{
    /// <summary>Reads what was asked for, page by page. Names the Management scopes that it lacks, all at once.</summary>
    /// <param name="question">What is needed.</param>
    /// <param name="progress">Is told what is being read.</param>
    /// <param name="cancellationToken">Gives up between two requests, or in one.</param>
    /// <exception cref="TenantException">It could not be read.</exception>
    Task<RemoteTenant> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    );

    /// <summary>The Management scopes that a plan needs and the credentials lack; empty when none or not known.</summary>
    /// <exception cref="TenantException">No token could be had.</exception>
    Task<IReadOnlyList<string>> MissingScopesAsync(TenantPlan plan, CancellationToken cancellationToken);

    /// <summary>Carries out one change.</summary>
    /// <param name="change">A change of a plan.</param>
    /// <param name="known">The ids of what the change may belong to.</param>
    /// <param name="cancellationToken">Gives up; the change may have been made nevertheless.</param>
    /// <returns>The id of the object.</returns>
    /// <exception cref="TenantException">It was refused, or the tenant did not answer.</exception>
    Task<string> CarryOutAsync(Change change, KnownObjects known, CancellationToken cancellationToken);
}

using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>
/// A tenant on paper, which takes changes as the Management API does: it refuses what exists already, what does not exist
/// and what can never be changed, and it answers only what it was asked.
/// </summary>
internal sealed class PaperTenant(RemoteTenant start) : ITenantManagement
{
    private readonly PaperSheet _sheet = PaperSheet.Of(start);
    private readonly List<Change> _carriedOut = [];

    /// <summary>How many changes it takes before it stops answering.</summary>
    public int? Patience { get; set; }

    /// <summary>Whether the change whose answer is missing was made nevertheless.</summary>
    public bool LosesAnswers { get; init; }

    public IReadOnlyList<Change> CarriedOut => _carriedOut;

    public RemoteTenant State => _sheet.ToRemote();

    public Task<RemoteTenant> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    ) => Task.FromResult(Answer(question));

    public Task<IReadOnlyList<string>> MissingScopesAsync(TenantPlan plan, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<string> CarryOutAsync(Change change, KnownObjects known, CancellationToken cancellationToken)
    {
        var isOver = Patience is { } most && _carriedOut.Count >= most;
        if (isOver && !LosesAnswers)
        {
            throw new TenantException("The tenant does not answer.");
        }

        var id = CarryOut(change, known);
        _carriedOut.Add(change);
        return isOver ? throw new TenantException("The answer was lost.") : Task.FromResult(id);
    }

    private RemoteTenant Answer(TenantQuestion question)
    {
        var state = State;
        return state with
        {
            Roles =
            [
                .. state.Roles.Select(role =>
                    question.Roles?.Contains(role.Name, StringComparer.Ordinal) is false
                        ? role with
                        {
                            Permissions = null,
                            PermitsElsewhere = false,
                        }
                        : role
                ),
            ],
            Accounts =
            [
                .. state.Accounts.Where(account =>
                    question.Emails.Contains(account.Email, StringComparer.OrdinalIgnoreCase)
                ),
            ],
        };
    }

    private string CarryOut(Change change, KnownObjects known) =>
        (change.Target, change.Kind) switch
        {
            (ObjectKind.Settings or ObjectKind.Registration, ChangeKind.Update) => _sheet.Patch("settings", change),
            (ObjectKind.Api, ChangeKind.Create) => _sheet.AddApi(change),
            (ObjectKind.Api, ChangeKind.Update) => _sheet.PatchApi(change),
            (ObjectKind.DefaultGrant, ChangeKind.Create) => _sheet.AddGrant(change, client: null),
            (ObjectKind.ClientGrant, ChangeKind.Create) => _sheet.AddGrant(
                change,
                known.IdOf(ObjectKind.Client, change.Name)
            ),
            (ObjectKind.DefaultGrant or ObjectKind.ClientGrant, ChangeKind.Update) => _sheet.PatchGrant(change),
            (ObjectKind.ClientGrant, ChangeKind.Delete) => _sheet.RemoveGrant(change),
            (ObjectKind.Role, ChangeKind.Create) => _sheet.AddRole(change),
            (ObjectKind.Role, ChangeKind.Update) => _sheet.DescribeRole(change),
            (ObjectKind.RolePermissions, ChangeKind.Update) => _sheet.PermitRole(
                change,
                change.Id ?? known.IdOf(ObjectKind.Role, change.Name)
            ),
            (ObjectKind.Connection, ChangeKind.Update) => _sheet.PatchConnection(change),
            (ObjectKind.Client or ObjectKind.MetadataClient, ChangeKind.Create) => _sheet.AddClient(change),
            (ObjectKind.Client, ChangeKind.Update) => _sheet.PatchClient(change),
            (ObjectKind.AccountRoles, ChangeKind.Update) => _sheet.GiveRoles(
                change,
                name => known.IdOf(ObjectKind.Role, name)
            ),
            _ => throw new TenantException($"Nobody may {change.Kind} {change.Target}."),
        };
}

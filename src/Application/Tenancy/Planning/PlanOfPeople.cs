using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>
/// The roles of people, by e-mail address. Anybody can sign up with anybody's address, so that only an account whose
/// address is verified gets them.
/// </summary>
internal static class PlanOfPeople
{
    public const string Roles = "roles";

    public static IEnumerable<Change> Of(DesiredTenant desired, RemoteTenant remote)
    {
        var ours = desired.File.Roles.Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        // A person can be named twice, for all accounts and for one of them: that one gets the roles of both.
        var wanted =
            from person in desired.File.People
            from account in AccountsOf(person, remote)
            where account.IsVerified
            group person.Roles by account;
        foreach (var roles in wanted)
        {
            var account = roles.Key;
            var before = FieldComparison.SetOf(account.Roles.Where(ours.Contains));
            var after = FieldComparison.SetOf(roles.SelectMany(names => names));
            if (!FieldComparison.AreEqual(before, after))
            {
                yield return new(
                    ObjectKind.AccountRoles,
                    $"{account.Email} ({account.Connection})",
                    ChangeKind.Update,
                    [new(Roles, before, after)]
                )
                {
                    Id = account.Id,
                };
            }
        }
    }

    public static IEnumerable<string> Notes(DesiredTenant desired, RemoteTenant remote)
    {
        foreach (var person in desired.File.People)
        {
            var accounts = AccountsOf(person, remote).ToList();
            if (accounts.Count == 0)
            {
                yield return $"{person.Email} has no account yet: let them sign up, then run this again.";
            }

            foreach (var account in accounts.Where(account => !account.IsVerified))
            {
                yield return $"{account.Email} ({account.Connection}) gets no role, because the address is not verified: "
                    + "anybody could have signed up with it.";
            }
        }
    }

    private static IEnumerable<RemoteAccount> AccountsOf(PersonSection person, RemoteTenant remote) =>
        remote.Accounts.Where(account =>
            string.Equals(account.Email, person.Email, StringComparison.OrdinalIgnoreCase)
            && (person.Connection is null || account.Connection == person.Connection)
        );
}

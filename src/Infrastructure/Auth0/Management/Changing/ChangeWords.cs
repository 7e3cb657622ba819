using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>A change as a person would tell it.</summary>
internal static class ChangeWords
{
    public static string Verb(this Change change) =>
        change.Kind switch
        {
            ChangeKind.Create => "create",
            ChangeKind.Update => "change",
            ChangeKind.Delete => "delete",
        };

    public static string Thing(this Change change) =>
        change.Target switch
        {
            ObjectKind.Settings => "the settings of the tenant",
            ObjectKind.Registration => "the setting for open registration",
            ObjectKind.Api => $"the API '{change.Name}'",
            ObjectKind.DefaultGrant => $"the grant of {change.Name}",
            ObjectKind.ClientGrant => $"the grant of the application '{change.Name}'",
            ObjectKind.Role => $"the role '{change.Name}'",
            ObjectKind.RolePermissions => $"the permissions of the role '{change.Name}'",
            ObjectKind.Connection => $"the connection '{change.Name}'",
            ObjectKind.Client or ObjectKind.MetadataClient => $"the application '{change.Name}'",
            ObjectKind.AccountRoles => $"the roles of {change.Name}",
        };
}

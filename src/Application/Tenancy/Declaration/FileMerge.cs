namespace McpServer.Application.Tenancy.Declaration;

/// <summary>
/// Several files as one: a team brings its own roles and people. Lists are joined, the same role or person in two files
/// has what both say, and a single value may be said once.
/// </summary>
internal static class FileMerge
{
    public static TenantFile Of(IReadOnlyList<(string Name, TenantFile File)> files, ICollection<string> faults) =>
        new()
        {
            Api = Once(files, "$.api", file => file.Api, faults),
            Settings = Once(files, "$.settings", file => file.Settings, faults),
            ThirdPartyClients = Once(files, "$.thirdPartyClients", file => file.ThirdPartyClients, faults),
            Roles =
            [
                .. Joined(
                    files,
                    file => file.Roles,
                    role => role.Name,
                    same =>
                        same[0] with
                        {
                            Description = same.Select(role => role.Description)
                                .FirstOrDefault(text => text is not null),
                            Permissions =
                            [
                                .. same.SelectMany(role => role.Permissions).Distinct(StringComparer.Ordinal),
                            ],
                        }
                ),
            ],
            Connections = [.. files.SelectMany(file => file.File.Connections).Distinct()],
            Clients = [.. files.SelectMany(file => file.File.Clients)],
            ClientMetadataDocuments =
            [
                .. files.SelectMany(file => file.File.ClientMetadataDocuments).Distinct(StringComparer.Ordinal),
            ],
            People =
            [
                .. Joined(
                    files,
                    file => file.People,
                    person => (person.Email.ToUpperInvariant(), person.Connection),
                    same =>
                        same[0] with
                        {
                            Roles = [.. same.SelectMany(person => person.Roles).Distinct(StringComparer.Ordinal)],
                        }
                ),
            ],
        };

    private static T? Once<T>(
        IReadOnlyList<(string Name, TenantFile File)> files,
        string path,
        Func<TenantFile, T?> part,
        ICollection<string> faults
    )
        where T : class
    {
        var saying = files.Where(file => part(file.File) is not null).ToList();
        if (saying.Count > 1)
        {
            faults.Add($"{saying[1].Name}: {path} is in {saying[0].Name} too; expected: it in one file.");
        }

        return saying.Count == 0 ? null : part(saying[0].File);
    }

    // Twice in one file is a mistake, for the rules to tell; in two files it is one thing that both speak of.
    private static IEnumerable<T> Joined<T, TKey>(
        IReadOnlyList<(string Name, TenantFile File)> files,
        Func<TenantFile, IReadOnlyList<T>> part,
        Func<T, TKey> key,
        Func<IReadOnlyList<T>, T> join
    ) =>
        files
            .SelectMany(file =>
                part(file.File)
                    .GroupBy(key)
                    .SelectMany(group => group.Select((item, index) => (Key: (group.Key, index), Item: item)))
            )
            .GroupBy(entry => entry.Key, entry => entry.Item)
            .Select(group => join([.. group]));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;

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

    // Member by member: a fragment may add one setting to those of another file.
    private static T? Once<T>(
        IReadOnlyList<(string Name, TenantFile File)> files,
        string path,
        Func<TenantFile, T?> part,
        ICollection<string> faults
    )
        where T : class
    {
        var whole = new JsonObject();
        var saidIn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in files.Where(file => part(file.File) is not null))
        {
            foreach (var (member, value) in JsonSerializer.SerializeToNode(part(file), ToolJson.Options)!.AsObject())
            {
                if (!saidIn.TryAdd(member, name))
                {
                    faults.Add($"{name}: {path}.{member} is in {saidIn[member]} too; expected: it in one file.");
                }

                whole[member] = value?.DeepClone();
            }
        }

        return files.All(file => part(file.File) is null) ? null : whole.Deserialize<T>(ToolJson.Options);
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

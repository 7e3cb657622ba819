namespace McpServer.Host.Settings;

/// <summary>
/// Lets a list be written as one value with commas, and lets the last source that names a list say all of it. The binder
/// would leave such a value out without a word, and would join the entries of all sources: an allow-list that is left out
/// allows everybody, and one that was meant to be narrowed would not be.
/// </summary>
internal static class ListSettings
{
    private static readonly string[] Lists =
    [
        "Auth0:AdditionalAudiences",
        "Auth0:AdditionalDomains",
        "Auth0:GrantByPermissions",
        "Auth0:Organizations",
        "Auth0:TokenTypes",
        "Server:AllowedHosts",
        "Server:AllowedOrigins",
        "Server:TrustedProxies",
    ];

    /// <summary>To be called once all sources are there.</summary>
    public static void SettleLists(this ConfigurationManager configuration)
    {
        var sources = ((IConfigurationRoot)configuration).Providers.Reverse().ToList();
        var settled = new SettledLists();
        foreach (var list in Lists)
        {
            if (
                sources.Select(source => ValuesIn(source, list)).FirstOrDefault(values => values.Length > 0) is
                { } values
            )
            {
                settled.Set(list, values);
            }
        }

        ((IConfigurationBuilder)configuration).Add(settled);
    }

    // An empty value is no list: what is passed on without being set must not open a door.
    private static string[] ValuesIn(IConfigurationProvider source, string list) =>
        source.TryGet(list, out var text) && !string.IsNullOrWhiteSpace(text)
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            :
            [
                .. source
                    .GetChildKeys([], list)
                    .Distinct(StringComparer.Ordinal)
                    .Order(Comparer<string>.Create(ConfigurationKeyComparer.Instance.Compare))
                    .Select(key => source.TryGet(ConfigurationPath.Combine(list, key), out var value) ? value : null)
                    .OfType<string>(),
            ];

    /// <summary>Stands behind all other sources, and hides their entries of the lists that it holds.</summary>
    private sealed class SettledLists : ConfigurationProvider, IConfigurationSource
    {
        private readonly HashSet<string> _lists = new(StringComparer.OrdinalIgnoreCase);

        public void Set(string list, string[] values)
        {
            _lists.Add(list);
            for (var index = 0; index < values.Length; index++)
            {
                Data[ConfigurationPath.Combine(list, $"{index}")] = values[index];
            }
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
            base.GetChildKeys(parentPath is not null && _lists.Contains(parentPath) ? [] : earlierKeys, parentPath);
    }
}

using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp;

/// <summary>
/// Builds options once, where the SDK would do so for every request: one for all that is served without a session, and one
/// for sessions, because the SDK marks the former as not to be given a scope of services for each of their requests.
/// </summary>
internal sealed class BuiltOnce<TOptions>(
    IEnumerable<IConfigureOptions<TOptions>> configure,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigure,
    IEnumerable<IValidateOptions<TOptions>> rules
) : IOptionsFactory<TOptions>, IOptions<TOptions>
    where TOptions : class
{
    private readonly Lazy<TOptions> _forRequests = new(() => Build(configure, postConfigure, rules));
    private readonly Lazy<TOptions> _forSessions = new(() => Build(configure, postConfigure, rules));

    public TOptions Value => _forSessions.Value;

    public TOptions Create(string name) => _forRequests.Value;

    private static TOptions Build(
        IEnumerable<IConfigureOptions<TOptions>> configure,
        IEnumerable<IPostConfigureOptions<TOptions>> postConfigure,
        IEnumerable<IValidateOptions<TOptions>> rules
    ) => new OptionsFactory<TOptions>(configure, postConfigure, rules).Create(Options.DefaultName);
}

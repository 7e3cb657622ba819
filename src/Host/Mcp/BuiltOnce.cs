using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp;

/// <summary>Builds options at the first request for them and hands the same out ever after.</summary>
internal sealed class BuiltOnce<TOptions>(
    IEnumerable<IConfigureOptions<TOptions>> configure,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigure,
    IEnumerable<IValidateOptions<TOptions>> rules
) : IOptionsFactory<TOptions>
    where TOptions : class
{
    private readonly Lazy<TOptions> _options = new(() =>
        new OptionsFactory<TOptions>(configure, postConfigure, rules).Create(Options.DefaultName)
    );

    public TOptions Create(string name) => _options.Value;
}

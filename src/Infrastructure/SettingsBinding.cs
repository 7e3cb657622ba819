using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure;

/// <summary>Binds a section of the configuration to options, and tells what cannot be bound with all other faults.</summary>
public static class SettingsBinding
{
    /// <summary>A setting that does not exist is a fault: misspelled, it would silently do nothing.</summary>
    /// <remarks>
    /// The binder's own exception would end the checks at the first section that it is thrown for, and the faults of the
    /// others would only be told after this one is mended.
    /// </remarks>
    public static OptionsBuilder<TOptions> BindSettings<TOptions>(
        this OptionsBuilder<TOptions> builder,
        IConfiguration configuration,
        string section
    )
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.Configure(options =>
        {
            try
            {
                configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException exception)
            {
                throw new OptionsValidationException(
                    builder.Name,
                    typeof(TOptions),
                    [$"{exception.Message} docs/configuration.md lists every setting with its type and an example."]
                );
            }
        });
    }
}

using McpServer.Application.Catalog;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>What must be right before anything is served: faulty settings, a faulty catalog and what operators say of its tools are told together.</summary>
internal static class StartChecks
{
    /// <exception cref="OptionsValidationException">Settings are missing or wrong; several faults come as an <see cref="AggregateException"/>.</exception>
    /// <exception cref="CatalogException">The tool catalog has faults.</exception>
    public static void Pass(IServiceProvider services)
    {
        var faults = new List<Exception>();
        Collect(faults, () => services.GetRequiredService<IStartupValidator>().Validate());
        var isWhole = Collect(faults, () => services.GetRequiredService<ToolCatalog>());
        if (isWhole)
        {
            Collect(faults, () => services.GetRequiredService<ToolSwitches>().Begin());
        }

        switch (faults)
        {
            case []:
                break;
            case [var only]:
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
                break;
            default:
                throw new AggregateException(faults);
        }
    }

    private static bool Collect(List<Exception> faults, Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (Exception exception) when (StartMessages.CanExplain(exception))
        {
            faults.Add(exception);
            return false;
        }
    }
}

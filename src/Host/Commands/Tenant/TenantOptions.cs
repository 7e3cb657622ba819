using System.CommandLine;
using System.Globalization;

namespace McpServer.Host.Commands.Tenant;

/// <summary>The options that all tenant commands share.</summary>
internal sealed class TenantOptions
{
    private readonly Option<string[]> _files = new("--file")
    {
        Description = "The tenant file; several are read as one. tenant.json or deploy/tenant.json when left out.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        Recursive = true,
    };

    private readonly Option<int?> _rate = new("--rate")
    {
        Description =
            "Requests a second that the tenant's plan allows: 2 for Free, 16 for Enterprise. 2 when left out.",
        HelpName = "N",
        Recursive = true,
    };

    private readonly Option<bool> _login = new("--login")
    {
        Description = "Sign in as a person, in a browser, with your own native application (AUTH0_CLIENT_ID).",
        Recursive = true,
    };

    private readonly Option<OutputFormat> _format = new("--format")
    {
        Description = "text for people, json for programs.",
        HelpName = "text|json",
        DefaultValueFactory = _ => OutputFormat.Text,
        Recursive = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_files);
        command.Options.Add(_rate);
        command.Options.Add(_login);
        command.Options.Add(_format);
    }

    public TenantArguments Of(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (parsed.GetValue(_rate) is { } rate)
        {
            settings["Management:RequestsPerSecond"] = rate.ToString(CultureInfo.InvariantCulture);
        }

        if (parsed.GetValue(_login))
        {
            settings["Management:DeviceLogin"] = "true";
        }

        return new(parsed.GetValue(_files) ?? [], settings, parsed.GetValue(_format));
    }
}

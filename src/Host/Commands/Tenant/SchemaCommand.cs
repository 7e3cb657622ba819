using System.CommandLine;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant schema</c>: the JSON schema of the tenant file, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "schema",
            "Prints the JSON schema of the tenant file; deploy/tenant.schema.json is made by it."
        );
        command.SetAction(_ =>
        {
            terminal.Plain(TenantFileSchema.Text());
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Host.Settings;

namespace McpServer.Host.Commands.Tenant;

/// <summary>Sets up the Auth0 tenant for exactly the catalog of this build.</summary>
internal static class TenantCommand
{
    private const string About = """
        Sets up the Auth0 tenant from one file, for exactly the tools of this build.

        Credentials, the first that is set:
          AUTH0_API_TOKEN                            a ready token for the Management API
          --login with AUTH0_CLIENT_ID               sign in as a person; the application needs the device code grant
          AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET    a machine-to-machine application of the tenant

        The tenant is AUTH0_DOMAIN, and the API's identifier AUTH0_AUDIENCE, as for the server.
        """;

    public static Command Create(CommandHost host)
    {
        var options = new TenantOptions();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new Command("tenant", About);
        options.AddTo(command);

        command.Subcommands.Add(
            Sub("plan", "Shows what would change. Exit code 0: nothing, 2: changes, 1: error.", PlanCommand.RunAsync)
        );
        var apply = Sub("apply", "Shows what would change, asks, and changes it.", ApplyCommand.RunAsync);
        apply.Options.Add(yes);
        command.Subcommands.Add(apply);
        command.Subcommands.Add(
            Sub(
                "doctor",
                "Looks for what keeps people from their tools. Exit code 0: nothing, 2: warnings, 1: errors.",
                DoctorCommand.RunAsync
            )
        );
        command.Subcommands.Add(ShowCommand.Create(Sub));
        var destroy = Sub(
            "destroy",
            "Removes what the tenant file owns: never people, connections or the tenant.",
            DestroyCommand.RunAsync
        );
        destroy.Options.Add(yes);
        command.Subcommands.Add(destroy);
        command.Subcommands.Add(SchemaCommand.Create(host.Terminal));
        return command;

        Command Sub(string name, string description, Func<TenantRun, CancellationToken, Task<int>> action)
        {
            var sub = new Command(name, description);
            sub.SetAction(
                (parsed, cancellationToken) => GuardedAsync(host, options.Of(parsed), parsed, action, cancellationToken)
            );
            return sub;
        }
    }

    private static async Task<int> GuardedAsync(
        CommandHost host,
        TenantArguments arguments,
        ParseResult parsed,
        Func<TenantRun, CancellationToken, Task<int>> action,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var session = await TenantSession.OpenAsync(host, arguments, cancellationToken);
            return await action(new(session, host.Terminal, arguments.Format, parsed), cancellationToken);
        }
        catch (TenantFileException exception)
        {
            host.Terminal.Fault($"The tenant file cannot be used:\n  {string.Join("\n  ", exception.Faults)}");
        }
        catch (TenantException exception)
        {
            host.Terminal.Fault(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Terminal.Fault("Stopped; nothing was changed.");
        }
        catch (Exception exception) when (StartMessages.CanExplain(exception))
        {
            host.Terminal.Fault($"The settings cannot be used:\n{StartMessages.Sentences(exception)}");
        }

        return ExitCode.Failure;
    }
}

using McpServer.Application.Ports;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary>Sends the person at the terminal to a browser.</summary>
internal sealed class SignInPrompt(Terminal terminal) : ISignInPrompt
{
    public void Show(Uri address, string code) =>
        terminal.Progress.MarkupLineInterpolated(
            $"Open [bold]{address}[/] in a browser, check that it shows [bold]{code}[/], and confirm."
        );
}

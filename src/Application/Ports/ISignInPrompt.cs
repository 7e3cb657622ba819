namespace McpServer.Application.Ports;

/// <summary>Asks the person at the terminal to sign in elsewhere (RFC 8628, section 3.3).</summary>
public interface ISignInPrompt
{
    /// <param name="address">Where to go.</param>
    /// <param name="code">What to confirm there.</param>
    void Show(Uri address, string code);
}

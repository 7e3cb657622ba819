using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace McpServer.LocalAuth0.Pages;

/// <summary>What a person sees when there is no safe address to send the error to.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string? Error { get; private set; }

    public string Description { get; private set; } = string.Empty;

    public void OnGet() => Explain();

    // A refused form keeps its method when this page takes over.
    public void OnPost() => Explain();

    private void Explain()
    {
        var response = HttpContext.GetOpenIddictServerResponse();
        Error = response?.Error;
        Description =
            response?.ErrorDescription
            ?? (
                Response.StatusCode == StatusCodes.Status404NotFound
                    ? "There is no such page."
                    : "The form was out of date or came from somewhere else. Go back, reload the page and try again."
            );
    }
}

using System.Text.Json;
using McpServer.Application.Catalog;
using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Challenges;

/// <summary>A refusal that is made ready once, because anybody can cause it in any number: then it is only sent.</summary>
internal sealed class Refusal
{
    private readonly int _status;
    private readonly StringValues _challenge;
    private readonly byte[] _body;

    /// <param name="status">The status code.</param>
    /// <param name="challenge">The <c>WWW-Authenticate</c> header; null for none.</param>
    /// <param name="error">A stable code.</param>
    /// <param name="description">A sentence for whoever reads the answer.</param>
    public Refusal(int status, string? challenge, string error, string description)
    {
        _status = status;
        _challenge = challenge;
        _body = JsonSerializer.SerializeToUtf8Bytes(new { error, error_description = description }, ToolJson.Options);
    }

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = _status;
        response.Headers.WWWAuthenticate = _challenge;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, context.RequestAborted).AsTask();
    }
}

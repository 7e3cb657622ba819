namespace McpServer.Host.Challenges;

/// <summary>A JSON document at well-known addresses (RFC 8615), for anybody to read.</summary>
internal static class WellKnownDocument
{
    private const int RetryAfterSeconds = 30;

    /// <summary>Maps exactly these paths, to be read and not to be written.</summary>
    /// <param name="routes">What they are added to.</param>
    /// <param name="paths">As they stand behind the host, whatever path the server itself has.</param>
    /// <param name="read">Brings the document; null while there is none, which is answered with 503.</param>
    public static void MapWellKnown(
        this IEndpointRouteBuilder routes,
        string[] paths,
        Func<CancellationToken, ValueTask<byte[]?>> read
    )
    {
        foreach (var path in paths)
        {
            routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], ServeAsync).AllowAnonymous();
        }

        async Task ServeAsync(HttpContext context)
        {
            var (request, response) = (context.Request, context.Response);
            // Routing forgives case, a slash at the end and the path of the server in front; the RFCs do not.
            if (!paths.Contains(request.PathBase.Value + request.Path.Value, StringComparer.Ordinal))
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            // A client that remembers an old issuer or scope list is stuck until it forgets.
            response.Headers.CacheControl = "no-store";
            if (await read(context.RequestAborted) is not { } document)
            {
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = $"{RetryAfterSeconds}";
                return;
            }

            response.ContentType = "application/json";
            response.ContentLength = document.Length;
            if (HttpMethods.IsGet(request.Method))
            {
                await response.Body.WriteAsync(document, context.RequestAborted);
            }
        }
    }
}

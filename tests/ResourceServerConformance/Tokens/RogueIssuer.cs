using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance.Tokens;

/// <summary>
/// An issuer that nobody trusts, on this machine, with keys for whoever looks: a server that takes keys from where a
/// token points to accepts its tokens.
/// </summary>
internal sealed class RogueIssuer : IDisposable
{
    private const int FirstPort = 21000;
    private const int Ports = 9000;

    private readonly HttpListener _listener;
    private int _visits;

    private RogueIssuer(HttpListener listener, int port)
    {
        _listener = listener;
        Identifier = $"http://localhost:{port}/";
    }

    public string Identifier { get; }

    public RSA Key { get; } = RSA.Create(2048);

    /// <summary>How often somebody looked.</summary>
    public int Visits => Volatile.Read(ref _visits);

    public static RogueIssuer Start()
    {
        while (true)
        {
            var port = FirstPort + RandomNumberGenerator.GetInt32(Ports);
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://localhost:{port}/");
            try
            {
                listener.Start();
            }
            catch (HttpListenerException)
            {
                // The port is taken.
                continue;
            }

            var issuer = new RogueIssuer(listener, port);
            _ = issuer.ServeAsync();
            return issuer;
        }
    }

    /// <summary>The public key, as a key set has it.</summary>
    public JsonObject KeyNamed(JsonNode? id)
    {
        var key = Key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["kid"] = id?.DeepClone(),
        };
    }

    /// <summary>What its keys are named, so that the key set fits the token that is forged.</summary>
    public JsonNode? KeyId { get; set; }

    public void Dispose()
    {
        _listener.Close();
        Key.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _visits);
            var isKeys = context.Request.Url!.AbsolutePath.EndsWith("jwks.json", StringComparison.Ordinal);
            var document = isKeys
                ? new JsonObject { ["keys"] = new JsonArray(KeyNamed(KeyId)) }
                : new JsonObject { ["issuer"] = Identifier, ["jwks_uri"] = $"{Identifier}.well-known/jwks.json" };
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(document.ToJsonString()));
            context.Response.Close();
        }
    }
}

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.AspNetCore.Authentication;

namespace McpServer.Benchmarks.Sdk;

/// <summary>What the SDK's documentation says a protected server has: JwtBearer, its challenge, and policies by scope.</summary>
internal static class Protection
{
    public const string Greet = "tool:greet";

    public static void AddTokens(this WebApplicationBuilder builder)
    {
        var issuer = builder.Configuration["issuer"]!;
        var audience = builder.Configuration["audience"]!;
        builder
            .Services.AddAuthentication(options =>
            {
                options.DefaultAuthenticateScheme = JwtBearerDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = McpAuthenticationDefaults.AuthenticationScheme;
            })
            .AddJwtBearer(bearer =>
            {
                bearer.Authority = issuer;
                bearer.Audience = audience;
                bearer.MapInboundClaims = false;
                bearer.TokenValidationParameters.ValidAlgorithms = ["RS256"];
                bearer.TokenValidationParameters.ValidTypes = ["at+jwt", "JWT"];
            })
            .AddMcp(mcp =>
                mcp.ResourceMetadata = new()
                {
                    Resource = audience,
                    AuthorizationServers = { issuer },
                    ScopesSupported = [Greet],
                }
            );
        builder.Services.AddAuthorizationBuilder().AddPolicy(Greet, policy => policy.RequireAssertion(IsGranted));
    }

    private static bool IsGranted(AuthorizationHandlerContext context) =>
        context.User.FindFirst("scope") is { } scope && scope.Value.Split(' ').Contains(Greet, StringComparer.Ordinal);
}

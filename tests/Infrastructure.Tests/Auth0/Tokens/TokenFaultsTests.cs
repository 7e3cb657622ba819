using System.Reflection;
using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Tokens;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenFaultsTests
{
    private static readonly IReadOnlyList<TokenFault> All =
    [
        .. typeof(TokenFaults)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<TokenFault>(),
    ];

    [Fact]
    public void Every_fault_has_a_reason_of_its_own()
    {
        Assert.Equal(29, All.Count);
        Assert.Equal(All.Count, All.Select(fault => fault.Reason).Distinct(StringComparer.Ordinal).Count());
        Assert.All(All, fault => Assert.Matches("^[a-z0-9_]+$", fault.Reason));
    }

    [Fact]
    public void Every_description_can_stand_in_a_challenge() =>
        Assert.All(All, fault => Assert.DoesNotContain(fault.Description, IsUnsafe));

    private static bool IsUnsafe(char character) => character is < ' ' or > '~' or '"' or ',' or '\\';
}

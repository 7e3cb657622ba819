namespace McpServer.Application.Tests.Arguments;

public sealed class VariantTests
{
    [Theory]
    [InlineData("{\"owner\":\"Ada\"}")]
    [InlineData("{\"$type\":\"cash\",\"owner\":\"Ada\"}")]
    [InlineData("{\"$type\":7,\"owner\":\"Ada\"}")]
    [InlineData("{\"$type\":\"card\"}")]
    [InlineData("{\"$type\":\"card\",\"owner\":null}")]
    [InlineData("{\"$type\":\"card\",\"owner\":\"Ada\",\"more\":1}")]
    [InlineData("{}")]
    public async Task An_object_that_is_none_of_its_variants_is_refused(string payment)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync($"\"payment\":{payment}");

        Assert.Equal(["$.payment is an object that does not fit; expected: an object."], answer.Faults());
        server.AssertNothingHappened();
    }
}

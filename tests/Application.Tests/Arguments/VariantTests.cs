using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Arguments;

/// <summary>An argument that is one of several types, told apart by a member of it.</summary>
public sealed class VariantTests
{
    [Theory]
    [InlineData("{\"kind\":\"truck\",\"plate\":\"AB 1\"}")]
    [InlineData("{\"plate\":\"AB 1\",\"driver\":{\"name\":\"Ada\"},\"kind\":\"truck\"}")]
    [InlineData("{\"kind\":\"ship\",\"name\":\"Beagle\",\"aboard\":{\"plate\":\"AB 1\"}}")]
    public async Task An_object_that_is_one_of_its_variants_reaches_the_tool(string by)
    {
        using var server = new Server(new AssemblyOf(typeof(SendParcel)));

        await server.CallAsync("send_parcel", $$"""{"to":{"name":"Ada"},"by":{{by}}}""");

        await server.Stage.Received(1).PlayAsync(Arg.Any<SendParcel>(), Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData("7", "$.by is a number; expected: an object.")]
    [InlineData("{}", "$.by.kind is missing; expected: one of truck, ship.")]
    [InlineData("{\"plate\":\"AB 1\"}", "$.by.kind is missing; expected: one of truck, ship.")]
    [InlineData("{\"kind\":\"Truck\"}", "$.by.kind is a string that does not fit; expected: one of truck, ship.")]
    [InlineData("{\"kind\":7}", "$.by.kind is a number that does not fit; expected: one of truck, ship.")]
    [InlineData("{\"kind\":null}", "$.by.kind is null that does not fit; expected: one of truck, ship.")]
    [InlineData("{\"kind\":\"truck\"}", "$.by.plate is missing; expected: a string.")]
    [InlineData("{\"kind\":\"truck\",\"plate\":null}", "$.by.plate is null; expected: a string.")]
    [InlineData(
        "{\"kind\":\"truck\",\"plate\":\"AB 1\",\"name\":\"Beagle\"}",
        "$.by.name is not known; expected: only kind, plate, driver."
    )]
    [InlineData(
        "{\"kind\":\"truck\",\"kind\":\"truck\",\"plate\":\"AB 1\"}",
        "$.by.kind is given twice; expected: it once."
    )]
    [InlineData(
        "{\"kind\":\"ship\",\"name\":\"Beagle\",\"aboard\":{\"kind\":\"truck\",\"plate\":\"AB 1\"}}",
        "$.by.aboard.kind is not known; expected: only plate, driver."
    )]
    public async Task An_object_that_is_none_of_its_variants_is_refused_with_what_would_be_right(
        string by,
        string fault
    )
    {
        using var server = new Server(new AssemblyOf(typeof(SendParcel)));

        var answer = await server.CallAsync("send_parcel", $$"""{"to":{"name":"Ada"},"by":{{by}}}""");

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_rule_of_a_variant_is_told_when_it_is_broken()
    {
        using var server = new Server(new AssemblyOf(typeof(SendParcel)));

        var answer = await server.CallAsync(
            "send_parcel",
            """{"to":{"name":"Ada"},"by":{"kind":"truck","plate":"much too long"}}"""
        );

        Assert.Equal(["$.by.plate is too long; expected: at most 8 characters."], answer.Faults());
        server.AssertNothingHappened();
    }
}

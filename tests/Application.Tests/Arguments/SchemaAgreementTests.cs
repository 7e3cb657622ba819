using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Arguments;

/// <summary>What the schema says and what is accepted is the same; a model has only the schema to go by.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly JsonElement Schema = ToolSchema.OfArguments(typeof(SendParcel));

    [Theory]
    [InlineData("\"note\":\"fragile\"")]
    [InlineData("\"region\":\"us\",\"speed\":\"whenever\"")]
    [InlineData("\"day\":\"2026-03-01\",\"at\":\"12:30:00\",\"within\":\"1.02:00:00\"")]
    [InlineData("\"pickUp\":\"2026-03-01T12:00:00+01:00\"")]
    [InlineData("\"key\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\",\"label\":\"https://example.com/1\"")]
    [InlineData("\"from\":{\"name\":\"Bob\",\"home\":\"urn:home\"}")]
    [InlineData("\"others\":[{\"kind\":\"ship\",\"name\":\"Beagle\"},{\"plate\":\"AB 1\",\"kind\":\"truck\"}]")]
    [InlineData("\"copies\":{\"any name\":{\"name\":\"Eve\"}},\"picture\":\"AQID\"")]
    public void What_the_schema_allows_is_accepted(string members)
    {
        var arguments = Arguments(members);

        Assert.Empty(SchemaCheck.Violations(Schema, arguments));
        Assert.Empty(ArgumentReader.Check(arguments, typeof(SendParcel)));
        Assert.NotNull(arguments.Deserialize<SendParcel>(ToolJson.Options));
    }

    [Theory]
    [InlineData("\"note\":7")]
    [InlineData("\"region\":null")]
    [InlineData("\"speed\":\"NextDay\"")]
    [InlineData("\"speed\":\"slow\"")]
    [InlineData("\"day\":\"1 March\"")]
    [InlineData("\"at\":\"noon\"")]
    [InlineData("\"within\":\"2 hours\"")]
    [InlineData("\"pickUp\":\"tomorrow\"")]
    [InlineData("\"key\":\"7\"")]
    [InlineData("\"label\":\"labels/1\"")]
    [InlineData("\"from\":{\"home\":\"urn:home\"}")]
    [InlineData("\"from\":{\"name\":\"Bob\",\"age\":7}")]
    [InlineData("\"others\":[{\"kind\":\"plane\"}]")]
    [InlineData("\"others\":[{\"name\":\"Beagle\"}]")]
    [InlineData("\"others\":[{\"kind\":\"ship\",\"name\":\"Beagle\",\"plate\":\"AB 1\"}]")]
    [InlineData("\"others\":[null]")]
    [InlineData("\"copies\":{\"any name\":{}}")]
    [InlineData("\"isAbroad\":true")]
    [InlineData("\"more\":1")]
    [Requirement("TO-08")]
    public void What_the_schema_forbids_is_refused(string members)
    {
        var arguments = Arguments(members);

        Assert.NotEmpty(SchemaCheck.Violations(Schema, arguments));
        Assert.NotEmpty(ArgumentReader.Check(arguments, typeof(SendParcel)));
    }

    // A model that knows no other way to leave something out is understood.
    [Theory]
    [InlineData("\"note\":null")]
    [InlineData("\"from\":null,\"label\":null,\"day\":null,\"others\":null")]
    public void Null_for_what_may_be_left_out_is_accepted_though_the_schema_does_not_offer_it(string members)
    {
        var arguments = Arguments(members);

        Assert.NotEmpty(SchemaCheck.Violations(Schema, arguments));
        Assert.Empty(ArgumentReader.Check(arguments, typeof(SendParcel)));
        Assert.NotNull(arguments.Deserialize<SendParcel>(ToolJson.Options));
    }

    [Fact]
    public async Task A_required_argument_that_may_be_null_can_be_left_out()
    {
        using var server = new Server(new AssemblyOf(typeof(SendParcel)));

        await server.CallAsync("send_parcel", Arguments(members: null).GetRawText());

        await server
            .Stage.Received(1)
            .PlayAsync(Arg.Is<SendParcel>(parcel => parcel.Note == null), Arg.Any<CancellationToken>());
    }

    private static JsonElement Arguments(string? members)
    {
        var more = members is null ? string.Empty : $",{members}";
        return JsonSerializer.Deserialize<JsonElement>(
            $$"""{"to":{"name":"Ada"},"by":{"kind":"truck","plate":"AB 1"}{{more}}}"""
        );
    }
}

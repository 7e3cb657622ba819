namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Somebody edits much of the tenant by hand: whatever it is together, apply brings it back.</summary>
public sealed class ManyDriftsTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private readonly TenantFileText _people = new(
        """
        {
          "people": [
            { "email": "admin@example.com", "roles": ["Tool Administrator"] },
            { "email": "user@example.com", "roles": ["Tool User"] }
          ]
        }
        """
    );

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    private string[] Files => [TenantTool.File, _people.Path];

    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync()
    {
        _people.Dispose();
        return default;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Several_edits_at_once_are_found_and_mended(int seed)
    {
        (await tenant.Tool.ApplyAsync(Files)).Expect(0);
        var whole = await TenantPicture.TakeAsync(tenant.Dashboard);
        foreach (var edit in Some(HandEdit.All, seed))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(edit.What);
            await edit.MakeAsync(tenant.Dashboard);
        }

        (await tenant.Tool.PlanAsync(Files)).Expect(2);
        (await tenant.Tool.ApplyAsync(Files)).Expect(0);

        (await tenant.Tool.PlanAsync(Files)).Expect(0);
        Assert.Equal(whole, await TenantPicture.TakeAsync(tenant.Dashboard));
    }

    // A third of them, and at least three; the same for the same seed, on every machine.
    private static IEnumerable<HandEdit> Some(IReadOnlyList<HandEdit> edits, int seed)
    {
        var chosen = edits.Select((_, index) => Mixed(((ulong)seed << 32) | (uint)index) % 3 == 0).ToArray();
        for (var index = 0; chosen.Count(isChosen => isChosen) < 3; index++)
        {
            chosen[index] = true;
        }

        return edits.Where((_, index) => chosen[index]);
    }

    // The output function of SplitMix64.
    private static ulong Mixed(ulong number)
    {
        var mixed = unchecked(number * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}

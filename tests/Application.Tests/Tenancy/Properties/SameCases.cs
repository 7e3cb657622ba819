using CsCheck;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>The same random cases at every run; one that fails is made smaller before it is told.</summary>
internal static class SameCases
{
    private const string Seed = "0000KOIPe036";
    private const int Number = 300;

    public static async Task HoldAsync<T>(Gen<T> cases, Func<T, Task> property)
    {
        var source = PCG.Parse(Seed);
        for (var count = 0; count < Number; count++)
        {
            var seed = source.ToString();
            var one = cases.Generate(source, null, out _);
            try
            {
                await property(one);
            }
            catch (Exception)
            {
                await cases.SampleAsync(property, seed: seed, iter: 2000, threads: 1);
                throw;
            }
        }
    }
}

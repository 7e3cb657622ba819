using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>The keys of Data Protection, where all replicas find them. Whoever reads this Redis can forge approvals.</summary>
internal sealed class KeysInRedis(RedisConnection redis) : IXmlRepository
{
    private const string Key = "keys";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Ask((database, key) => database.ListRangeAsync(key)).Select(element => XElement.Parse((string)element!))];

    public void StoreElement(XElement element, string friendlyName) =>
        Ask((database, key) => database.ListRightPushAsync(key, element.ToString(SaveOptions.DisableFormatting)));

    // Data Protection asks for its keys at the first use and then daily, and knows no asynchronous way to do so.
#pragma warning disable VSTHRD002
    private T Ask<T>(Func<IDatabase, RedisKey, Task<T>> question) =>
        Task.Run(() => redis.AskAsync(question, Key, CancellationToken.None)).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}

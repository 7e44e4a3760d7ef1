using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DeepInit.PredictionServer.Tests;

/// <summary>A server that recommends, and learns from what happens while it serves.</summary>
public sealed class TasteTests
{
    [Fact]
    public async Task WhatHappensIsLearntWhileItServesNewUsersAndItemsToo()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        await RunningServer.ProblemAsync(await server.Client.GetAsync("/recommendations/user2"), HttpStatusCode.ServiceUnavailable);
        await SendUntilAsync(server, Events(users: 20, items: 24), async () => await PrefersAsync(server, "user2", parity: 0) && await PrefersAsync(server, "user3", parity: 1));

        // Somebody new, and something new that the even ones choose.
        (bool known, string[] before) = await RecommendAsync(server, "eve");
        Assert.False(known);
        Assert.Equal(10, before.Length);
        await SendUntilAsync(
            server,
            [.. Enumerable.Range(0, 12).Select(i => ("eve", "item" + i, i % 2 == 0)), .. Enumerable.Range(0, 20).Where(user => user != 4).Select(user => ("user" + user, "late 26", user % 2 == 0))],
            async () => (await RecommendAsync(server, "eve")).Known && await PrefersAsync(server, "eve", parity: 0) && (await RecommendAsync(server, "user4", top: 8)).Items.Contains("late 26"));
        JsonNode taste = (await server.Client.GetFromJsonAsync<JsonNode>("/taste"))!;
        Assert.Equal((21, 25), ((int)taste["users"]!, (int)taste["items"]!));
    }

    [Fact]
    public async Task EveryAnswerUnderLoadIsOfOneRound()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        await SendUntilAsync(server, Events(users: 10, items: 40), async () => await VersionAsync(server) > 0);
        var seen = new ConcurrentDictionary<(int Version, string User), string>();
        using var stop = new CancellationTokenSource();
        Task[] clients = [.. Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                JsonNode answer = (await server.Client.GetFromJsonAsync<JsonNode>($"/recommendations/user{client}?top=40", CancellationToken.None))!;
                string items = answer["items"]!.ToJsonString();
                Assert.Equal(seen.GetOrAdd(((int)answer["version"]!, "user" + client), items), items);
            }
        }))];

        // Every round brings a new user and a new item.
        int first = await VersionAsync(server);
        for (int round = 0; round < 8; round++)
        {
            int version = await VersionAsync(server);
            await SendAsync(server, [("visitor" + round, "item" + (round * 3), true), ("user1", "new " + round, round % 2 == 1), ("user2", "new " + round, round % 2 == 0)]);
            await RunningServer.UntilAsync(async () => await VersionAsync(server) > version || clients.Any(client => client.IsFaulted));
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        Assert.True(seen.Keys.Select(key => key.Version).Distinct().Count() > 4, $"{seen.Count} answers");
        Assert.True(await VersionAsync(server) >= first + 8);
    }

    [Fact]
    public async Task WhatWasLearntOutlivesTheServer()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            string before;
            await using (RunningServer server = await RunningServer.StartAsync(_ => { }, path))
            {
                await SendUntilAsync(server, Events(users: 6, items: 8), async () => await VersionAsync(server) > 0 && File.Exists(path));
                await RunningServer.UntilAsync(async () => (int)(await server.Client.GetFromJsonAsync<JsonNode>("/taste"))!["waiting"]! == 0);
                await server.StopAsync();
                before = await File.ReadAllTextAsync(path);
            }

            await using RunningServer next = await RunningServer.StartAsync(_ => { }, path);
            Assert.Equal(1, await VersionAsync(next));
            (bool known, string[] items) = await RecommendAsync(next, "user3", top: 100);
            Assert.True(known);
            Assert.Equal(8, items.Length);
            await next.StopAsync();
            Assert.Equal(before, await File.ReadAllTextAsync(path));

            await File.WriteAllTextAsync(path, "no weights");
            await using RunningServer anew = await RunningServer.StartAsync(_ => { }, path);
            await SendUntilAsync(anew, Events(users: 2, items: 2), async () => await VersionAsync(anew) > 0);
            Assert.Equal("no weights", await File.ReadAllTextAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("", "$", "JSON")]
    [InlineData("[]", "$", "{\"events\":")]
    [InlineData("{}", "events", "1 to 1024 events are expected, 0 came.")]
    [InlineData("{\"events\":[]}", "events", "1 to 1024 events are expected, 0 came.")]
    [InlineData("{\"events\":{}}", "events", "Expected an array of events.")]
    [InlineData("{\"events\":[null]}", "events[0]", "An event is expected")]
    [InlineData("{\"events\":[{\"user\":\"\",\"item\":\"a\"}]}", "events[0].user", "1 to 64 characters are expected, 0 came.")]
    [InlineData("{\"events\":[{\"user\":\"a\"}]}", "events[0].item", "1 to 64 characters are expected, 0 came.")]
    [InlineData("{\"events\":[{\"user\":1,\"item\":\"a\"}]}", "events[0].user", "Expected a text.")]
    [InlineData("{\"events\":[{\"user\":\"a\",\"item\":\"b\",\"chosen\":1}]}", "events[0].chosen", "Expected true or false.")]
    public async Task WrongEventsAreToldWhatIsWrong(string json, string place, string reason)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        JsonNode problem = await RunningServer.ProblemAsync(await server.Client.PostAsync("/events", new StringContent(json, null, "application/json")), HttpStatusCode.BadRequest);
        Assert.Contains(reason, (string)problem["errors"]![place]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongNumbersOfItemsAreTold()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        foreach (string top in new[] { "0", "-1", "1025", "x", "1e3" })
            await RunningServer.ProblemAsync(await server.Client.GetAsync("/recommendations/anna?top=" + top), HttpStatusCode.BadRequest);
    }

    // Those of one parity choose what is of theirs.
    private static (string User, string Item, bool Chosen)[] Events(int users, int items) =>
        [.. from user in Enumerable.Range(0, users) from item in Enumerable.Range(0, items) where (user * 7 + item * 3) % 4 != 0 select ("user" + user, "item" + item, user % 2 == item % 2)];

    private static async Task SendAsync(RunningServer server, (string User, string Item, bool Chosen)[] events)
    {
        using HttpResponseMessage response = await server.Client.PostAsJsonAsync("/events", new { events = events.Select(one => new { user = one.User, item = one.Item, chosen = one.Chosen }) });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    // Once is not enough to learn from: they happen again until something is as it shall be.
    private static async Task SendUntilAsync(RunningServer server, (string User, string Item, bool Chosen)[] events, Func<Task<bool>> condition)
    {
        await RunningServer.UntilAsync(async () =>
        {
            int version = await VersionAsync(server);
            await SendAsync(server, events);
            await RunningServer.UntilAsync(async () => await VersionAsync(server) > version);
            return await condition();
        });
    }

    private static async Task<int> VersionAsync(RunningServer server) => (int)(await server.Client.GetFromJsonAsync<JsonNode>("/taste"))!["version"]!;

    private static async Task<(bool Known, string[] Items)> RecommendAsync(RunningServer server, string user, int top = 10)
    {
        JsonNode answer = (await server.Client.GetFromJsonAsync<JsonNode>($"/recommendations/{user}?top={top}"))!;
        return ((bool)answer["known"]!, [.. answer["items"]!.AsArray().Select(item => (string)item!["item"]!)]);
    }

    // Whether what is recommended first is of a parity; what was chosen is not recommended again.
    private static async Task<bool> PrefersAsync(RunningServer server, string user, int parity) =>
        (await RecommendAsync(server, user, top: 3)).Items.All(item => int.Parse(item.AsSpan(item.LastIndexOfAny(['m', ' ']) + 1), System.Globalization.CultureInfo.InvariantCulture) % 2 == parity);
}

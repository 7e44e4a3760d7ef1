using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepInit.PredictionServer.Tests;

/// <summary>Requests that are not what the server expects: every one gets problem details with a reason, none gets 500.</summary>
public sealed class RequestTests
{
    private static readonly string Good = RunningServer.Request(PredictTests.Inputs(1));

    [Theory]
    [InlineData("""{"rows":[[1,""", "rows[0][1]", "Expected start of a property name or value, but instead reached end of data.")]
    [InlineData("""{"rows":[[1 2]]}""", "rows[0][1]", "Line 1, byte 13.")]
    [InlineData("{\n\"rows\":[[1],\n[x]]}", "rows[1][0]", "Line 3, byte 2.")]
    [InlineData("""{"rows":[[1,"NaN"]]}""", "rows[0][1]", "Expected a number. Line 1, byte 18.")]
    [InlineData("""{"rows":[[1,"2"]]}""", "rows[0][1]", "Expected a number.")]
    [InlineData("""{"rows":[[1,null]]}""", "rows[0][1]", "Expected a number.")]
    [InlineData("""{"rows":[[1,[2]]]}""", "rows[0][1]", "Expected a number.")]
    [InlineData("""{"rows":[[1,NaN]]}""", "rows[0][1]", "'N' is an invalid start of a value.")]
    [InlineData("""{"rows":[1,2]}""", "rows[0]", "Expected a row: an array of 30 numbers.")]
    [InlineData("""{"rows":[{"a":1}]}""", "rows[0]", "Expected a row: an array of 30 numbers.")]
    [InlineData("""{"rows":"many"}""", "rows", "Expected an array of rows.")]
    [InlineData("""{"rows":{"0":[1]}}""", "rows", "Expected an array of rows.")]
    [InlineData("[[1,2]]", "$", "Expected an object: {\"rows\":[[…]]}.")]
    [InlineData("7", "$", "Expected an object: {\"rows\":[[…]]}.")]
    [InlineData("", "$", "The input does not contain any JSON tokens.")]
    [InlineData("null", "rows", "1 to 1024 rows are expected, 0 came.")]
    [InlineData("""{"rows":null}""", "rows", "1 to 1024 rows are expected, 0 came.")]
    [InlineData("""{"rows":[[]]}""", "rows[0]", "30 numbers are expected, 0 came.")]
    [InlineData("""{"rows":[],"rows":[]}""", "rows", "'rows' is there twice.")]
    public async Task JsonThatIsNoRequestGetsAReasonAndAPlace(string json, string place, string reason)
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await server.PostAsync(json);

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        JsonNode? told = problem["errors"]![place];
        Assert.True(told is not null, problem.ToJsonString());
        Assert.Contains(reason, (string?)told![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestingWithoutEndIsRefused()
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await server.PostAsync($$"""{"rows":{{new string('[', 100_000)}}""");

        await RunningServer.ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        var random = new Random(1);
        for (int i = 0; i < 50; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes("""{"rows":[[1,2,3]]}""");
            bytes[random.Next(bytes.Length)] = (byte)random.Next(128, 256);

            using HttpResponseMessage response = await PostAsync(server, bytes, "application/json");

            await RunningServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("application/json; charset=nonsense", "got 'nonsense'")]
    [InlineData("application/json; charset=\"\"", null)]
    [InlineData("application/json; charset=utf-7", "got 'utf-7'")]
    [InlineData("text/plain", "got 'text/plain'")]
    [InlineData("json", "got 'json'")]
    [InlineData(null, "got none")]
    public async Task AnotherContentTypeIs415(string? type, string? got)
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await PostAsync(server, Encoding.UTF8.GetBytes(Good), type);

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
        Assert.Contains(got ?? "", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/vnd.patients+json")]
    [InlineData("application/json; charset=utf-16")]
    public async Task EveryJsonInAKnownCharsetIsRead(string type)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Encoding encoding = type.Contains("16", StringComparison.Ordinal) ? Encoding.Unicode : Encoding.UTF8;

        using HttpResponseMessage response = await PostAsync(server, encoding.GetBytes(Good), type);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task ACompressedBodyIs415()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Good));
        using var content = new ByteArrayContent(memory.ToArray()) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };

        using HttpResponseMessage response = await server.Client.PostAsync("/predict", content);

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("Content-Encoding: expected none, got 'gzip'.", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MoreThanAMegabyteIs413(bool lengthIsSaid)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/predict");
        request.Headers.ExpectContinue = true;
        if (!lengthIsSaid)
            request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent($$"""{"rows":[{{new string(' ', (1 << 20) + 1)}}""", null, "application/json");

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("The body has more than 1048576 bytes.", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("GET", "/predict", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/predict", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/predict", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/model", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    public async Task AnotherMethodOrPathIsAProblem(string method, string path, HttpStatusCode status)
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await RunningServer.ProblemAsync(response, status);
    }

    [Fact]
    public async Task ManyAtOnceGetTheirOwnAnswers()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        float[][] inputs = [.. Enumerable.Range(1, 64).Select(PredictTests.Inputs)];
        var network = new QuickStart.TumourClassifier(0);

        (string Model, float[] Probabilities)[] answers = await Task.WhenAll(inputs.Select(server.PredictAsync));

        for (int i = 0; i < inputs.Length; i++)
            Assert.Equal(network.Predict(inputs[i]), answers[i].Probabilities, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public async Task ARequestThatIsGivenUpLeavesTheServerAsItWas()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using var stop = new CancellationTokenSource();
        using var endless = new StreamContent(new Trickle()) { Headers = { ContentType = new("application/json") } };

        Task<HttpResponseMessage> given = server.Client.PostAsync("/predict", endless, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        Assert.Single((await server.PredictAsync(PredictTests.Inputs(1))).Probabilities);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningServer server, byte[] bytes, string? type)
    {
        using var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await server.Client.PostAsync("/predict", content);
    }

    /// <summary>A body that begins and never ends.</summary>
    private sealed class Trickle : Stream
    {
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_begun)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            _begun = true;
            buffer.Span[0] = (byte)'{';
            return 1;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

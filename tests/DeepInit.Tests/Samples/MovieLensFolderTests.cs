using Recommender.Data;

namespace DeepInit.Tests.Samples;

/// <summary>The three forms in which MovieLens is published.</summary>
public sealed class MovieLensFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("movielens");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void LatestIsReadWithQuotedTitles()
    {
        Write("ratings.csv", "userId,movieId,rating,timestamp\r\n1,31,2.5,1260759144\r\n1,7,4.0,1260759179\r\n9,31,0.5,5\r\n");
        Write("movies.csv", "movieId,title,genres\r\n7,\"American President, The (1995)\",Comedy|Drama\r\n31,\"Say \"\"Hi\"\" (1995)\",Drama\r\n8,Nobody's,Drama\r\n");
        RatedItems data = MovieLensFolder.Read(_folder.FullName);
        Check(data, ["Say \"Hi\" (1995)", "American President, The (1995)"], ["Drama", "Comedy|Drama"], 0.5);
        Assert.Equal([2.5f, 4, 0.5f], data.Ratings.Ratings.ToArray());
        Assert.Equal([1260759144, 1260759179, 5], data.Ratings.Times.ToArray());
    }

    [Fact]
    public void AHundredThousandIsRead()
    {
        Write("sub/u.data", "1\t31\t3\t881250949\n1\t7\t4\t2\n9\t31\t1\t3\n");
        string Flags(params int[] set) => string.Join('|', Enumerable.Range(0, 19).Select(g => set.Contains(g) ? 1 : 0));
        Write("sub/u.item", $"7|GoldenEye (1995)|01-Jan-1995||http://us|{Flags(1, 2, 16)}\n31|Toy Story (1995)|01-Jan-1995||http://us|{Flags(3)}\n");
        Check(MovieLensFolder.Read(_folder.FullName), ["Toy Story (1995)", "GoldenEye (1995)"], ["Animation", "Action|Adventure|Thriller"], 1);
    }

    [Fact]
    public void AMillionIsRead()
    {
        Write("ratings.dat", "1::31::3::881250949\n1::7::4::2\n9::31::1::3\n");
        Write("movies.dat", "7::Toy Story (1995)::Animation|Children's|Comedy\n31::Heat: Two (1995)::Action\n");
        Check(MovieLensFolder.Read(_folder.FullName), ["Heat: Two (1995)", "Toy Story (1995)"], ["Action", "Animation|Children's|Comedy"], 1);
    }

    [Fact]
    public void WhatIsNotThereIsSaid()
    {
        Assert.Contains("none of ratings.csv, ratings.dat and u.data", Assert.Throws<DataFileException>(() => MovieLensFolder.Read(_folder.FullName)).Message);
        Write("u.data", "1\t31\t3\t881250949\n1\t7\tfour\t2\n");
        Assert.Contains("line 2: expected a user, a movie, a rating and a time", Assert.Throws<DataFileException>(() => MovieLensFolder.Read(_folder.FullName)).Message);
    }

    private static void Check(RatedItems data, string[] titles, string[] genres, double least)
    {
        Assert.Equal(titles, data.Titles);
        Assert.Equal(genres, data.Genres.Select(kinds => string.Join('|', kinds)));
        Assert.Equal([0, 0, 1], data.Ratings.Users.ToArray());
        Assert.Equal([0, 1, 0], data.Ratings.Items.ToArray());
        Assert.Equal((least, 5.0), (data.Least, data.Most));
        string[][] all = [.. data.Genres.Select((kinds, item) => data.Titles[item].EndsWith("(1995)", StringComparison.Ordinal) ? ["1990s", .. kinds] : kinds.ToArray())];
        string[] names = [.. all.SelectMany(kinds => kinds).Distinct().Order(StringComparer.Ordinal)];
        int[][] ids = data.KindIds(4);
        Assert.All(Enumerable.Range(0, 2), item => Assert.Equal(all[item], ids[item].Where(id => id > 0).Select(id => names[id - 1])));
        Assert.All(ids, row => Assert.Equal(4, row.Length));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

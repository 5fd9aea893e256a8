namespace DataGouv.Generated.Tests.Paging;

/// <summary>A list of the generated client, whatever its values are: each has a number, by which it is known.</summary>
internal abstract class NumberedList
{
    public static NumberedList Of<T>(Pageable<T> pageable, Func<T, int> number) => new Typed<T>(pageable, number);

    public abstract NumberedList WithPrefetch(int depth);

    public abstract IAsyncEnumerable<int> Values();

    public abstract IAsyncEnumerable<NumberedPage> AsPages(string? continuation = null);

    public abstract Task<long> CountAsync();

    private sealed class Typed<T>(Pageable<T> pageable, Func<T, int> number) : NumberedList
    {
        public override NumberedList WithPrefetch(int depth) => new Typed<T>(pageable.WithPrefetch(depth), number);

        public override IAsyncEnumerable<int> Values() => pageable.Select(number);

        public override IAsyncEnumerable<NumberedPage> AsPages(string? continuation = null) =>
            pageable.AsPages(continuation).Select(page => new NumberedPage([.. page.Values.Select(number)], page.Number, page.Size, page.Total, page.Continuation));

        public override Task<long> CountAsync() => pageable.CountAsync();
    }
}

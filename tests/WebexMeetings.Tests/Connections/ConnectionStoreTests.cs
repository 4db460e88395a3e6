using System.Runtime.CompilerServices;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Connections;

public sealed class ConnectionStoreTests
{
    private readonly ConnectionStore store = ConnectionStore.Of(new object());

    [Fact]
    public void Before_anybody_connects_there_is_nothing()
    {
        Assert.Null(store.Current);
        Assert.Empty(store.All);
    }

    [Fact]
    public void Runspaces_do_not_see_each_others_connections()
    {
        object one = new();
        object other = new();
        using WebexConnection connection = Named("default");

        ConnectionStore.Of(one).Add(connection);

        Assert.Same(connection, ConnectionStore.Of(one).Current);
        Assert.Null(ConnectionStore.Of(other).Current);
    }

    [Fact]
    public void What_was_connected_last_is_what_commands_use()
    {
        using WebexConnection first = Named("first");
        using WebexConnection second = Named("second");

        store.Add(first);
        store.Add(second);

        Assert.Same(second, store.Current);
        Assert.Equal([second, first], store.All);
    }

    [Fact]
    public void The_others_come_in_the_order_of_their_names()
    {
        WebexConnection[] connections = [Named("c"), Named("A"), Named("b"), Named("last")];
        Array.ForEach(connections, store.Add);

        Assert.Equal(["last", "A", "b", "c"], store.All.Select(held => held.Name));
        Array.ForEach(connections, connection => connection.Dispose());
    }

    [Fact]
    public void What_is_not_saved_yet_is_apart_from_what_commands_use()
    {
        using WebexConnection one = Named("default");
        using WebexConnection other = Named("default");
        store.AddUnsaved(one, isReleased: true);
        store.AddUnsaved(other, isReleased: false);

        Assert.Null(store.Current);
        Assert.Empty(store.All);
        Assert.Equal([new(one, IsReleased: true), new(other, IsReleased: false)], store.Unsaved);

        store.RemoveUnsaved(one);
        Assert.Equal([new(other, IsReleased: false)], store.Unsaved);
    }

    [Fact]
    public void What_is_not_saved_yet_is_there_once_and_stays_released()
    {
        using WebexConnection one = Named("default");
        using WebexConnection other = Named("default");
        store.AddUnsaved(one, isReleased: false);
        store.AddUnsaved(other, isReleased: false);
        store.AddUnsaved(one, isReleased: true);
        store.AddUnsaved(one, isReleased: false);

        Assert.Equal([new(one, IsReleased: true), new(other, IsReleased: false)], store.Unsaved);
    }

    [Fact]
    public void A_connection_is_found_by_its_name_whatever_its_case()
    {
        using WebexConnection connection = Named("Prod");
        store.Add(connection);

        Assert.Same(connection, store.Find("prod"));
        Assert.Null(store.Find("pro"));
    }

    [Fact]
    public void A_name_is_taken_over_whatever_its_case_and_the_replaced_connection_stays_open()
    {
        using WebexConnection old = Named("Prod");
        using WebexConnection replacement = Named("prod");

        store.Add(old);

        store.Add(replacement);

        Assert.Equal([replacement], store.All);
        Assert.Same(replacement, store.Current);
        Assert.False(old.IsClosed);
    }

    [Fact]
    public void A_connection_that_is_removed_is_gone()
    {
        using WebexConnection connection = Named("default");
        store.Add(connection);

        store.Remove(connection);

        Assert.Null(store.Current);
        Assert.Empty(store.All);
    }

    [Fact]
    public void The_only_one_left_becomes_what_commands_use()
    {
        using WebexConnection first = Named("first");
        using WebexConnection second = Named("second");
        store.Add(first);
        store.Add(second);

        store.Remove(second);

        Assert.Same(first, store.Current);
    }

    [Fact]
    public void Of_several_left_none_is_chosen_by_chance()
    {
        WebexConnection[] connections = [Named("a"), Named("b"), Named("c")];
        Array.ForEach(connections, store.Add);

        store.Remove(connections[2]);

        Assert.Null(store.Current);
        Assert.Equal(2, store.All.Count());
        Array.ForEach(connections, connection => connection.Dispose());
    }

    [Fact]
    public void To_remove_another_one_leaves_what_commands_use()
    {
        using WebexConnection first = Named("first");
        using WebexConnection second = Named("second");
        store.Add(first);
        store.Add(second);

        store.Remove(first);

        Assert.Same(second, store.Current);
    }

    [Fact]
    public void A_connection_that_was_replaced_does_not_take_its_successor_away()
    {
        using WebexConnection old = Named("default");
        using WebexConnection replacement = Named("default");
        store.Add(old);
        store.Add(replacement);

        store.Remove(old);

        Assert.Same(replacement, store.Current);
    }

    [Fact]
    public void To_remove_one_where_there_is_no_default_makes_none()
    {
        WebexConnection[] connections = [Named("a"), Named("b"), Named("c")];
        Array.ForEach(connections, store.Add);
        store.RemoveAfterFailure("c");

        store.Remove(connections[0]);

        Assert.Null(store.Current);
        Assert.Equal([connections[1]], store.All);
        Array.ForEach(connections, connection => connection.Dispose());
    }

    [Fact]
    public void The_one_left_is_found_by_the_name_that_it_has_now()
    {
        using WebexConnection old = Named("Prod");
        using WebexConnection replacement = Named("prod");
        using WebexConnection other = Named("other");
        store.Add(old);
        store.Add(replacement);
        store.Add(other);

        store.Remove(other);

        Assert.Same(replacement, store.Current);
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("another")]
    public void After_a_sign_in_that_failed_there_is_no_default_and_none_of_that_name(string name)
    {
        using WebexConnection connection = Named("default");
        using WebexConnection other = Named("other");
        store.Add(other);
        store.Add(connection);

        store.RemoveAfterFailure(name);

        Assert.Null(store.Current);
        Assert.Equal(name == "another" ? [connection, other] : [other], store.All.OrderBy(held => held.Name));
        Assert.False(connection.IsClosed);
    }

    [Fact]
    public void A_runspace_that_is_gone_takes_its_connections_along()
    {
        WeakReference connection = ConnectInARunspaceThatEnds();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(connection.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ConnectInARunspaceThatEnds()
    {
        WebexConnection connection = Named("default");
        ConnectionStore.Of(new object()).Add(connection);
        return new WeakReference(connection);
    }

    private static WebexConnection Named(string name) =>
        new(
            name,
            new ConnectionSettings { Address = ApiAddress.Commercial },
            new StaticTokenSource("token"),
            WebexMeetings.Http.HttpServices.Build);
}
